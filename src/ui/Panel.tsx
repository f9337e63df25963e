import { Button, Decide } from './buttons'
import type { SecondView } from './createPreferences'
import { REFUSAL, SESSION_ONLY, switchedOn } from './draft'
import { Notice } from './Notice'
import { Switch } from './Switch'
import { namesOf, type Scene } from './scene'
import { fill } from './text/fill'

const TITLE = 'interact-consent-title'

/**
 * The shell: a native modal dialog, or a labelled region for the notice of a banner or corner. Only what is between its
 * head and its answers scrolls, so that the answers are always in sight. It holds nothing fixed or sticky, as tools that
 * refuse for the visitor look only into the innermost such element.
 */
export const Panel = (scene: Scene, second: SecondView | undefined) => {
  const { view, turns, text, model, draft, decide, manage, prepare, back, close } = scene
  const { added, withheld, why, config } = model
  const notice = view === 'notice'
  const region = notice && config.layout !== 'modal'
  const leave = () => {
    if (notice) decide(REFUSAL)
    // Leaving the preferences changes nothing: the undecided are still asked.
    else if (model.choice) close()
    else back()
  }
  const Shell = region ? 'section' : 'dialog'
  return (
    <Shell
      key={turns}
      class={config.layout}
      data-consent-view={view}
      aria-labelledby={TITLE}
      onCancel={leave}
      // Somebody else's script has closed it; one that was taken away tells of its closing too, and late.
      onClose={({ currentTarget }: Event) => (currentTarget as Node).isConnected && close()}
      onKeyDown={({ key }: KeyboardEvent) => region && key === 'Escape' && leave()}
    >
      <div data-consent-part="head">
        <h2 id={TITLE} tabIndex={-1}>
          {notice ? text.title : text.manage}
        </h2>
        {Button('×', leave, 'close', notice ? text.closeRefuses : text.close)}
      </div>
      <div data-consent-part="body">
        {[
          why === 'policy' && text.changed,
          added[0] && fill(text.asked, { names: namesOf(scene, added) }),
          withheld[0] && `${text.signal} ${fill(text.rejected, { names: namesOf(scene, withheld) })}`,
        ].map((line) => line && <strong>{line}</strong>)}
        {(notice ? Notice : second?.draw)?.(scene, [
          <p>
            <small>{text.lifetimes}</small>
          </p>,
          <div data-consent-part="lifetime">
            {Switch(scene, { id: SESSION_ONLY, label: text.sessionOnly, hint: text.sessionOnlyHelp })}
          </div>,
        ])}
      </div>
      {Decide(
        scene,
        notice
          ? Button(text.manage, manage, 'manage', undefined, prepare)
          : Button(text.save, () => decide(switchedOn(model, draft)), 'save'),
      )}
    </Shell>
  )
}
