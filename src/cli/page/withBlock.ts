import { writeBlock } from '../../declaration/writeBlock'
import { Stop } from '../types'
import { NEITHER, readPage } from './readPage'

/**
 * Returns a page with this config in its block, whose tag stays as it is; or, where it has none, with a block ahead of
 * the SDK's tag.
 *
 * @param name of the page, for messages
 * @throws Stop if there is no one place for it
 */
export function withBlock(html: string, config: unknown, name: string): string {
  const { block, second, sdk } = readPage(html)
  if (second) throw new Stop(`${name}: there are two blocks that differ: ${NEITHER}`, 1)
  const whole = writeBlock(config)
  const place = block ?? sdk
  if (!place)
    throw new Stop(
      `${name}: there is neither a <script id="interact-consent"> nor a consent.js in this page, so the block has no place in it; name another file`,
      1,
    )
  const { at, text, content } = place
  if (!block) return `${html.slice(0, at)}${whole}\n${html.slice(at)}`
  const from = at + text.length
  const inside = whole.slice(whole.indexOf('>') + 1, whole.lastIndexOf('</'))
  return `${html.slice(0, from)}${inside}${html.slice(from + content.length)}`
}
