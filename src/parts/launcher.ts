import type { Installed } from '../gate/types'
import { pageBody } from '../lib/pageBody'
import { removeCopies } from '../ui/holder'
import { addLauncher } from '../ui/page/launcher'
import { adoptStyles } from '../ui/styles/adoptStyles'
import css from '../ui/styles/launcher.css?inline'
import room from '../ui/styles/room.css?inline'
import { enLauncher } from '../ui/text/enPage'
import { loadText } from '../ui/text/loadText'
import type { PageHost } from './types'

/** Shows a button for the preferences while there is a choice and the page has no `data-consent-open` of its own. */
export function install({ config, nonce, isDecided, ...host }: PageHost): Installed {
  const style = adoptStyles(room, css, nonce)
  let launcher: Installed | undefined
  let isWanted = false
  /** Whether there is a choice, and the page has no way back to it. */
  const lacksButton = (): boolean =>
    isDecided() && !!pageBody() && !document.querySelector('[data-consent-open]:not(.interact-consent-launcher)')
  const undo = (): void => {
    launcher?.undo()
    launcher = undefined
    style(false)
  }
  /** Fetches the preferences ahead of a likely click. Failures are reported at the click. */
  const prefetch = (): void => {
    for (const part of ['ui', 'preferences'] as const) host.load(part).catch(() => {})
  }
  let language: string | undefined
  const update = (): void => {
    removeCopies()
    const wasWanted = isWanted
    isWanted = lacksButton()
    const { lang } = document.documentElement
    if (!isWanted || lang !== language) undo()
    launcher?.update?.()
    if (!isWanted || (wasWanted && lang === language)) return
    language = lang
    loadText(enLauncher, config, host).then((wording) => {
      if (!isWanted || launcher || lang !== language) return
      style(true)
      launcher = addLauncher(wording.text.launcher, wording.language, wording.dir, prefetch)
    })
  }
  update()
  return {
    update,
    undo() {
      isWanted = false
      undo()
    },
  }
}
