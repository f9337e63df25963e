import { Button } from './buttons'
import { SESSION_ONLY } from './draft'
import { Notice } from './Notice'
import { Preferences } from './Preferences'
import { Switch } from './Switch'
import { namesOf, type Scene } from './scene'
import { fill } from './text/fill'
import type { UiAction } from './types'

const TITLE = 'interact-consent-title'

/**
 * The shell: a native modal dialog, or a labelled region for the notice of a banner or corner. It holds nothing
 * fixed or sticky, as tools that refuse for the visitor look only into the innermost such element.
 */
export const Modal = (scene: Scene) => {
  const { view, text, model, act, turns } = scene
  const { added, withheld, why, config } = model
  const notice = view === 'notice'
  const region = notice && config.layout !== 'modal'
  const leave: UiAction = { type: notice ? 'reject' : 'close' }
  const Shell = region ? 'section' : 'dialog'
  return (
    <Shell
      key={turns}
      class={config.layout}
      aria-labelledby={TITLE}
      onCancel={() => act(leave)}
      onKeyDown={({ key }: KeyboardEvent) => region && key === 'Escape' && act(leave)}
    >
      <header>
        <h2 id={TITLE} tabIndex={-1}>
          {notice ? text.title : text.manage}
        </h2>
        {Button(scene, '×', leave, 'close', notice ? text.closeRejects : text.close)}
      </header>
      {[
        why === 'policy' && text.changed,
        added[0] && fill(text.asked, { names: namesOf(scene, added) }),
        withheld[0] && fill(text.signal, { names: namesOf(scene, withheld) }),
      ].map((line) => line && <strong>{line}</strong>)}
      {(notice ? Notice : Preferences)(
        scene,
        <div>{Switch(scene, { id: SESSION_ONLY, label: text.sessionOnly, hint: text.sessionOnlyHelp })}</div>,
      )}
    </Shell>
  )
}
