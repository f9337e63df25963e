import { Fragment, h } from 'preact'
import { namesOf } from './namesOf'
import type { NoticeText } from './text/enNotice'
import { fill } from './text/fill'
import type { UiModel } from './types'

interface WhyAskedProps {
  text: NoticeText
  model: UiModel
}

/** Says what is new or has changed since the last answer, and what the browser's privacy signal refuses. */
export const WhyAsked = ({ text, model: { added, altered, withheld, why, config } }: WhyAskedProps) => {
  const sinceThen = (what: string, ids: readonly string[]) =>
    ids[0] && `${fill(text.asked, { what, names: namesOf(text, config, ids) })} `
  return (
    <>
      {why === 'policy' && <strong>{text.changed}</strong>}
      {added[0] && (
        <strong>
          {sinceThen(
            text.added,
            added.filter((id) => !altered.includes(id)),
          )}
          {sinceThen(text.altered, altered)}
          {text.stays}
        </strong>
      )}
      {withheld[0] && (
        <strong>
          {text.signal} {fill(text.rejected, { names: namesOf(text, config, withheld) })}
        </strong>
      )}
    </>
  )
}
