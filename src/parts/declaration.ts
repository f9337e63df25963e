import { matches } from '../choice/match'
import { declare, english, MARKS } from '../declaration/declare'
import type { Piece } from '../declaration/markup'
import type { Installed } from '../gate/types'
import type { InlineHost, mountInline } from '../ui/mountInline'
import { loadText } from '../ui/text/loadText'
import type { Device } from '../ui/types'
import type { PageHost } from './types'

/** What this part needs of the SDK: what every part does, and what the preferences do. */
interface DeclarationHost extends PageHost, Omit<InlineHost, keyof PageHost> {
  load: PageHost['load'] &
    InlineHost['load'] &
    ((part: 'release') => Promise<Device>) &
    ((part: 'inline') => Promise<{ mountInline: typeof mountInline }>)
}

function toNode(piece: Piece): Node {
  if (typeof piece === 'string') return document.createTextNode(piece)
  const { tag, attributes, children } = piece
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.map(toNode))
  return element
}

/** Fills the page's elements for the declaration (`data-consent-declaration`) and the preferences. */
export function install(host: DeclarationHost): Installed {
  const { config, load, fail } = host
  /** The filled elements, each with its update and undo. */
  const places = new Map<Element, Installed>()
  let isOver = false

  /** Marks in every list what is on the device. */
  const mark = async (lists: readonly Element[]): Promise<void> => {
    const { listStored } = await load('release')
    const [cookies = [], ...others] = await listStored()
    const here = { cookies, storage: others.flat() }
    for (const kind of ['cookies', 'storage'] as const) {
      const elements = lists.flatMap((list) => [...list.querySelectorAll<HTMLElement>(`[${MARKS[kind]}]`)])
      for (const element of elements)
        element.hidden = !here[kind].some((name) => matches(`${element.getAttribute(MARKS[kind])}`, name))
    }
  }

  const fill = async (element: HTMLElement): Promise<void> => {
    // A list that a server has rendered keeps its language.
    const language = element.lang || config.language
    const wording = await loadText(english, { ...config, ...(language && { language }) }, host)
    if (isOver) return
    const nodes = declare(config, wording).map(toNode)
    const isThere =
      nodes.length === element.childNodes.length &&
      nodes.every((node, at) => node.isEqualNode(element.childNodes[at] ?? null))
    if (!isThere) {
      element.lang = wording.language
      element.dir = wording.dir
      element.replaceChildren(...nodes)
    }
    await mark([element])
  }

  const show = async (element: HTMLElement): Promise<Installed | undefined> => {
    const { mountInline } = await load('inline')
    return isOver ? undefined : mountInline(host, element)
  }

  const safely = (part: string, work: Promise<unknown>): void =>
    void work.catch((error: Error) => fail(`${part}-missing`, error.message))

  const find = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]
  const update = (): void => {
    for (const [element, place] of places) {
      if (element.isConnected) place.update?.()
      else {
        place.undo()
        places.delete(element)
      }
    }
    for (const element of find('[data-consent-declaration]')) {
      if (places.has(element)) continue
      places.set(element, { update: () => safely('release', mark([element])), undo: () => {} })
      safely('release', fill(element))
    }
    for (const element of find('[data-consent-preferences]')) {
      if (places.has(element)) continue
      let shown: Installed | undefined
      places.set(element, { update: () => shown?.update?.(), undo: () => shown?.undo() })
      safely(
        'inline',
        show(element).then((made) => {
          shown = made
        }),
      )
    }
  }
  update()

  return {
    update,
    undo() {
      isOver = true
      for (const { undo } of places.values()) undo()
    },
  }
}
