import type { Wish } from '../choice/makeChoice'
import { categoryOf } from '../choice/match'
import { NECESSARY } from '../choice/types'
import { installFrames } from '../gate/frames/frames'
import type { Cover, Waiting } from '../gate/frames/types'
import { isBlankFrame } from '../lib/blankFrame'
import type { Overlay } from '../ui/page/overlay'
import { type Action, addPlaceholder } from '../ui/page/placeholder'
import { adoptStyles } from '../ui/styles/adoptStyles'
import held from '../ui/styles/held.css?inline'
import { enPage, type PageText } from '../ui/text/enPage'
import { fill } from '../ui/text/fill'
import { loadText } from '../ui/text/loadText'
import type { Wording } from '../ui/text/resolveText'
import type { PageHost } from './types'

/** Returns the first id of a need such as `a|b`. */
const firstOf = (either: string): string => either.replace(/\|.*/s, '')

/** Holds frames and media, and puts placeholders into the page. */
export function install(host: PageHost): Cover {
  const { config, allows, fail, nonce, choose, open } = host
  const { services } = config
  const known = config.categories.map(({ id }) => id)
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

  /**
   * Returns the wish behind "always allow": the current grants and what this element needs, but no other service of a
   * newly granted category, and no longer lifetime. `null` if no choice can cover the element.
   */
  const wishFor = ({ need: given, lifetime }: Waiting): Wish | null => {
    const need = given.map(firstOf)
    const categories = need.map((id) => categoryOf(config, id)).filter((id) => id !== NECESSARY)
    const now = known.filter((id) => allows([id]))
    const session = now.some((id) => !allows([id], 'persistent'))
    if (!categories[0] || (session && lifetime === 'persistent') || !categories.every((id) => known.includes(id)))
      return null
    const granted = known.filter((id) => now.includes(id) || categories.includes(id))
    return {
      granted,
      except: services.flatMap(({ id, category }) =>
        granted.includes(category) && !need.includes(id) && !allows([id]) ? [id] : [],
      ),
      lifetime: session ? 'session' : 'persistent',
    }
  }

  const cover = (face: HTMLElement, waiting: Waiting, load: () => void): Cover => {
    const { hosts } = waiting
    const need = waiting.need.flatMap((either) => either.split('|'))
    // It is loaded after a refusal (`!id`): offering a grant would talk the visitor out of it.
    if (`${need}`.includes('!')) return { update() {}, undo() {} }
    const wanted = services.filter(({ id }) => need.includes(id))
    const who = wanted.flatMap(({ id, name = id, provider }) => [name, ...(provider ? [provider] : [])]).join(', ')
    // Isolated (U+2068, U+2069), so that a host reads left to right in a right-to-left sentence.
    const from = hosts.map((name) => `\u2068${name}\u2069`).join(', ') || location.hostname
    const name = face.title || face.ariaLabel || who || hosts[0] || location.hostname
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
      const namesOf = (ids: readonly string[]): string =>
        [...new Set(ids.map((id) => text.categories[categoryOf(config, id)]?.label ?? id))].join(', ')
      const names = namesOf(need)
      const first = waiting.need.map(firstOf)
      const allowed = wanted.filter(({ id }) => first.includes(id)).map(({ id, name = id }) => name)
      const actions: Action[] = [
        { hook: 'load-once', label: text.loadOnce, press: press(load) },
        {
          hook: 'always-allow',
          label: fill(text.alwaysAllow, { name: allowed.join(', ') || namesOf(first) }),
          press: press(() => {
            const wish = wishFor(waiting)
            if (wish) choose(wish)
          }),
          possible: () => !!wishFor(waiting),
        },
        { hook: 'manage', label: text.manage, press: () => open(), possible: () => config.ui },
      ]
      const reason = fill(text.held, { names, from: who ? `${from} (${who})` : from })
      return addPlaceholder(face, { name, reason, actions, language, dir, nonce }, over)
    }
    const update = (): void => {
      shown?.update()
      const now = wordsNow()
      if (said === now) return
      said = now
      Promise.all([now, isBlankFrame(face) ? undefined : host.load('overlay')])
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
