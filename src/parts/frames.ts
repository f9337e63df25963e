import { servicesAt } from '../choice/declared'
import type { Wish } from '../choice/makeChoice'
import { categoryOf } from '../choice/match'
import { NECESSARY } from '../choice/types'
import { type Cover, installFrames, type Waiting } from '../gate/frames/frames'
import { addPlaceholder } from '../ui/page/placeholder'
import { adoptStyles } from '../ui/styles/adoptStyles'
import held from '../ui/styles/held.css?inline'
import css from '../ui/styles/placeholder.css?inline'
import { enPage, type PageText } from '../ui/text/enPage'
import { fill } from '../ui/text/fill'
import { loadText } from '../ui/text/loadText'
import type { Wording } from '../ui/text/resolveText'
import type { PageHost } from './types'

/** Holds frames and media, and puts into the page what speaks for them. */
export function install(host: PageHost): Cover {
  const { config, allows, nonce, choose, open } = host
  const { services } = config
  const known = config.categories.map(({ id }) => id)
  const words = loadText(enPage, config, host)
  const style = adoptStyles(held, css, nonce)
  style(true)

  /** Puts something into the page once its words are there, unless it is no longer due. */
  const show = (draw: (wording: Wording<PageText>) => Cover): Cover => {
    let shown: Cover | undefined
    let due = true
    words.then((wording) => {
      if (!due) return
      // Anew, as a page may have set its own sheets meanwhile.
      style(true)
      shown = draw(wording)
    })
    return {
      update: () => shown?.update(),
      undo() {
        due = false
        shown?.undo()
      },
    }
  }

  /**
   * What the visitor would choose to have this loaded from now on: all that is granted now and what it needs, but no
   * other service of a category that comes in with it, and nothing for longer. `null` where no choice can cover it.
   */
  const wishFor = ({ need, persistent }: Waiting): Wish | null => {
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
    const { need, hosts } = waiting
    const wanted = services.filter(({ id }) => need.includes(id))
    const who = wanted.flatMap(({ id, name = id, provider }) => [name, ...(provider ? [provider] : [])]).join(', ')
    // Isolated: a host keeps its order in a sentence that runs from right to left.
    const from = hosts.map((name) => `\u2068${name}\u2069`).join(', ') || location.hostname
    /** The focus goes to what has come in place of the button. */
    const press = (act: () => void) => () => {
      act()
      if (face.inert) return
      face.focus()
      if (document.activeElement === face) return
      face.tabIndex = -1
      face.focus()
    }
    return show(({ text, language, dir }) => {
      const names = [...new Set(need.map((id) => text.categories[categoryOf(config, id)]?.label ?? id))].join(', ')
      return addPlaceholder(face, {
        name: face.title || face.ariaLabel || who || hosts[0] || location.hostname,
        reason: fill(text.held, { names, from: who ? `${from} (${who})` : from }),
        actions: [
          { hook: 'load-once', label: text.loadOnce, press: press(load) },
          {
            hook: 'always-allow',
            label: fill(text.alwaysAllow, { name: wanted.map(({ id, name = id }) => name).join(', ') || names }),
            press: press(() => {
              const wish = wishFor(waiting)
              if (wish) choose(wish)
            }),
            possible: () => !!wishFor(waiting),
          },
          { hook: 'manage', label: text.manage, press: open, possible: () => config.ui },
        ],
        language,
        dir,
      })
    })
  }

  const frames = installFrames({
    ...host,
    servicesAt: (address) => servicesAt(config, address).map(({ id }) => id),
    cover,
  })

  return {
    update: frames.update,
    undo() {
      frames.undo()
      style(false)
    },
  }
}
