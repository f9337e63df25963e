import type { ResolvedConfig } from '../config/schema'
import { enPage } from './text/enPage'
import { loadText, type TextHost } from './text/loadText'

/**
 * A small way back for a page that has none of its own (GDPR art. 7(3): as easy to withdraw as to give). Returns its
 * undo. Styles are set through the CSSOM, which no `style-src` refuses.
 */
export function addLauncher(config: ResolvedConfig, host: TextHost): () => void {
  const button = document.createElement('button')
  let wanted = true
  button.dataset.consentOpen = ''
  button.style.cssText =
    'all:revert;position:fixed;bottom:12px;inset-inline-start:12px;z-index:2147483000;min-height:44px;padding:0 16px;font:14px system-ui;border-radius:22px;border:1px solid #767676;color:#111;background:#fff'
  loadText(enPage, config, host).then(({ text, language, dir }) => {
    button.textContent = text.launcher
    Object.assign(button, { lang: language, dir })
    if (wanted) document.body.append(button)
  })
  return () => {
    wanted = false
    button.remove()
  }
}
