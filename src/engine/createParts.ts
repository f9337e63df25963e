import { readNeed } from '../gate/readNeed'
import type { Installed } from '../gate/types'
import { querySelectorAll, readyState } from '../lib/natives'
import type { PartName, Parts } from '../parts/registry'
import type { Core } from './core'
import type { Vendors } from './createVendors'
import { isAskedAtTop } from './running'

/** Parts that are installed into the page until `destroy`. */
type PagePart = 'adopt' | 'stubs' | 'release' | 'receipts' | 'frames' | 'launcher' | 'declaration'

/** Fetches parts when the page needs them, and updates the installed ones. */
export interface PageParts {
  /** Fetches a part. Resolves to `undefined` after a failure, which is reported. */
  fetch<P extends PartName>(part: P): Promise<Parts[P] | undefined>
  /** Called when the choice has changed. Also retries parts that failed to load. */
  onChoice(): void
  /** Called when the page has changed. */
  onPageChange(): void
  /** Returns the `release` part once it is installed. */
  release(): Installed | undefined
  undo(): void
}

const isInPage = (selector: string): boolean => !!querySelectorAll(document, selector)[0]

const isHeldScriptAllowed = ({ allows, roots }: Core): boolean =>
  roots.find('script[data-consent]').some((script) => allows(readNeed(script).need))

/** @param erased resolves once the data of an earlier choice or session is erased */
export function createParts(core: Core, vendors: Vendors, erased: () => Promise<void> | undefined): PageParts {
  const { config, store, load, fail } = core
  const installed: { [P in PagePart]?: Installed } = {}
  let isAnyMissing = false

  const fetch: PageParts['fetch'] = async (part) => {
    try {
      return await load(part)
    } catch (error) {
      fail(`${part}-missing`, (error as Error).message)
      return undefined
    }
  }

  const install = async (part: PagePart): Promise<void> => {
    const exports = await fetch(part)
    isAnyMissing ||= !exports
    if (part === 'release') {
      // A released script must not find data that is about to be erased.
      await erased()
      // Scripts stay held if their vendors cannot be told of the choice.
      if (!(await vendors.told())) return
    }
    if (exports && core.isAlive()) installed[part] ??= exports.install(core)
  }

  const isNeeded: Record<PagePart, () => boolean> = {
    adopt: () => !!config.adopt.from,
    stubs: () => config.services.some(({ stub }) => stub),
    release: () => !!store.get().granted[0] || isHeldScriptAllowed(core),
    receipts: () => !!(config.receipts || config.cookie.url) && !!store.get().granted[0],
    frames: () => !!core.roots.find('[data-consent]:not(script)')[0],
    declaration: () => isInPage('[data-consent-declaration],[data-consent-preferences]'),
    // Every page needs a way back to the choice; the page's own goes first.
    launcher: () =>
      config.ui &&
      core.isDecided() &&
      readyState(document) !== 'loading' &&
      !isInPage('[data-consent-open]') &&
      !isAskedAtTop(core.isOwnHost),
  }

  const update = (): void => {
    for (const part of Object.values(installed)) part.update?.()
  }
  const installNeeded = (): void => {
    for (const part of Object.keys(isNeeded) as PagePart[]) if (!installed[part] && isNeeded[part]()) install(part)
  }

  return {
    fetch,
    onChoice() {
      update()
      installNeeded()
    },
    onPageChange() {
      update()
      if (!isAnyMissing) installNeeded()
    },
    release: () => installed.release,
    undo() {
      // The first last: the tags of another tool count until no other part needs them.
      for (const part of (Object.keys(isNeeded) as PagePart[]).reverse()) installed[part]?.undo()
    },
  }
}
