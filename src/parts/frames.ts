import { wishFor } from '../choice/wishFor'
import { installFrames } from '../gate/frames/frames'
import type { Cover, Waiting } from '../gate/frames/types'
import { isBlankFrame } from '../lib/blankFrame'
import { describeHeld } from '../ui/page/describeHeld'
import type { Overlay } from '../ui/page/overlay'
import { type Action, addPlaceholder } from '../ui/page/placeholder'
import { adoptStyles } from '../ui/styles/adoptStyles'
import held from '../ui/styles/held.css?inline'
import { enPage, type PageText } from '../ui/text/enPage'
import { loadText } from '../ui/text/loadText'
import type { Wording } from '../ui/text/resolveText'
import type { PageHost } from './types'

/** Holds frames and media, and puts placeholders into the page. */
export function install(host: PageHost): Cover {
  const { config, fail, nonce, choose, open } = host
  const style = adoptStyles(held, '', nonce)
  style(true)
  let language: string | undefined
  let words: Promise<Wording<PageText>>
  /** Returns the words in the page's current language. */
  const wordsNow = (): typeof words => {
    const { lang } = document.documentElement
    if (lang !== language) words = loadText(enPage, config, host)
    language = lang
    return words
  }

  let removeCopies = (): void => {}

  const cover = (face: HTMLElement, waiting: Waiting, load: () => void): Cover => {
    const need = waiting.need.map((either) => either.split('|'))
    const ids = need.flat()
    // It is loaded after a refusal (`!id`): offering a grant would talk the visitor out of it.
    if (`${ids}`.includes('!')) return { update() {}, undo() {} }
    const offered = need.flatMap(([first = '']) => first)
    const wish = () => wishFor(host, offered, waiting.lifetime)
    const { name, reason, always } = describeHeld(face, config, { ids, offered, hosts: waiting.hosts })
    let shown: Cover | undefined
    /** The words of the placeholder that is shown; `undefined` after `undo`. */
    let said: typeof words | undefined
    /** Runs an action; then moves the focus to the element that has replaced the button. */
    const press = (act: () => void) => () => {
      act()
      if (said) return
      face.focus()
      if (document.activeElement === face) return
      face.tabIndex = -1
      face.focus()
    }
    const draw = ({ text, language, dir }: Wording<PageText>, over?: Overlay): Cover => {
      const actions: Action[] = [
        { hook: 'load-once', label: text.loadOnce, press: press(load) },
        {
          hook: 'always-allow',
          label: always(text),
          press: press(() => {
            const wanted = wish()
            if (wanted) choose(wanted)
          }),
          possible: () => !!wish(),
        },
        { hook: 'manage', label: text.manage, press: () => open(), possible: () => config.ui },
      ]
      return addPlaceholder(face, { name, reason: reason(text), actions, language, dir, nonce }, over)
    }
    const update = (): void => {
      shown?.update()
      const now = wordsNow()
      if (said === now) return
      said = now
      const overlay = isBlankFrame(face) ? undefined : host.load('overlay')
      Promise.all([now, overlay, overlay?.then(({ pageSettled }) => pageSettled())])
        .then(([wording, part]) => {
          if (said !== now) return
          // Again, as the page may have replaced its adopted style sheets meanwhile.
          style(true)
          shown?.undo()
          if (part) removeCopies = part.removeCopies
          shown = draw(wording, part?.layOver(face, name))
        })
        .catch(({ message }: Error) => fail('tag-held', message))
    }
    update()
    return {
      update,
      undo() {
        said = undefined
        shown?.undo()
      },
    }
  }

  const frames = installFrames({
    ...host,
    servicesAt: (address) => host.servicesAt(address).map(({ id }) => id),
    cover,
  })

  return {
    update() {
      frames.update()
      removeCopies()
    },
    undo() {
      frames.undo()
      style(false)
    },
  }
}
