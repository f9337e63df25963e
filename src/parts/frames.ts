import type { Wish } from '../choice/makeChoice'
import { categoryOf } from '../choice/match'
import { NECESSARY } from '../choice/types'
import { type Cover, installFrames, type Waiting } from '../gate/frames/frames'
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

/** Of several that would do, the one that its author named first. */
const firstOf = (either: string): string => either.replace(/\|.*/s, '')

/** Holds frames and media, and puts into the page what speaks for them. */
export function install(host: PageHost): Cover {
  const { config, allows, fail, nonce, choose, open } = host
  const { services } = config
  const known = config.categories.map(({ id }) => id)
  const style = adoptStyles(held, '', nonce)
  style(true)
  let language: string | undefined
  let words: Promise<Wording<PageText>>
  /** In the language that the page is in now. */
  const wordsNow = (): typeof words => {
    const { lang } = document.documentElement
    if (lang !== language) words = loadText(enPage, config, host)
    language = lang
    return words
  }

  let removeCopies = (): void => {}

  /**
   * What the visitor would choose to have this loaded from now on: all that is granted now and what it needs, but no
   * other service of a category that comes in with it, and nothing for longer. `null` where no choice can cover it.
   */
  const wishFor = ({ need: given, persistent }: Waiting): Wish | null => {
    const need = given.map(firstOf)
    const categories = need.map((id) => categoryOf(config, id)).filter((id) => id !== NECESSARY)
    const now = known.filter((id) => allows([id]))
    const session = now.some((id) => !allows([id], 'persistent'))
    if (!categories[0] || (session && persistent) || !categories.every((id) => known.includes(id))) return null
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
    // It waits for a refusal, of which nobody is to be talked out.
    if (`${need}`.includes('!')) return { update() {}, undo() {} }
    const wanted = services.filter(({ id }) => need.includes(id))
    const who = wanted.flatMap(({ id, name = id, provider }) => [name, ...(provider ? [provider] : [])]).join(', ')
    // Isolated: a host keeps its order in a sentence that runs from right to left.
    const from = hosts.map((name) => `\u2068${name}\u2069`).join(', ') || location.hostname
    const name = face.title || face.ariaLabel || who || hosts[0] || location.hostname
    let shown: Cover | undefined
    /** The words that it speaks in; none once it is no longer due. */
    let said: typeof words | undefined
    /** The focus goes to what has come in place of the button. */
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
        { hook: 'manage', label: text.manage, press: open, possible: () => config.ui },
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
          // Anew, as a page may have set its own sheets meanwhile.
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
