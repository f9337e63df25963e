import type { Installed } from '../gate/types'
import type { PartName, Parts } from '../parts/registry'
import type { Core } from './core'
import type { Vendors } from './createVendors'
import { isAskedAtTop } from './running'

/** Parts that work in the page for as long as it lives. */
type PagePart = 'stubs' | 'release' | 'frames' | 'launcher' | 'declaration'

/** Fetches parts when they are due, and keeps those that are at work in the page up to date. */
export interface PageParts {
  /** Fetches a part; `undefined` where it cannot be had, which is told. */
  fetch<P extends PartName>(part: P): Promise<Parts[P] | undefined>
  /** The choice has changed: what could not be had before is asked for again. */
  onChoice(): void
  /** The page has changed. */
  onPageChange(): void
  /** What released scripts need, where they are at work. */
  release(): Installed | undefined
  undo(): void
}

const isHeldScriptAllowed = ({ allows, roots }: Core): boolean =>
  roots.find('script[data-consent]').some(({ dataset }) => allows(`${dataset.consent}`.match(/\S+/g) ?? []))

/** @param erased resolves once what an earlier choice, or an earlier session, left is erased */
export function createParts(core: Core, vendors: Vendors, erased: () => Promise<void> | undefined): PageParts {
  const { config, store, load, fail } = core
  const installed: { [P in PagePart]?: Installed } = {}
  let anyMissing = false

  const fetch: PageParts['fetch'] = async (part) => {
    try {
      return await load(part)
    } catch (error) {
      fail(`${part}-missing`, (error as Error).message)
      return undefined
    }
  }

  const install = async (part: PagePart): Promise<void> => {
    const brought = await fetch(part)
    anyMissing ||= !brought
    if (part === 'release') {
      // Nothing that is released finds what is to go.
      await erased()
      // What waits for a vendor to be told stays held where nobody can tell it.
      if (!(await vendors.told())) return
    }
    if (brought && core.isAlive()) installed[part] ??= brought.install(core)
  }

  const isDue: Record<PagePart, () => boolean> = {
    stubs: () => config.services.some(({ stub }) => stub),
    release: () => store.get().granted.length > 0 || isHeldScriptAllowed(core),
    frames: () => !!core.roots.find('[data-consent]:not(script)')[0],
    declaration: () => !!document.querySelector('[data-consent-declaration],[data-consent-preferences]'),
    // A page needs a way back; one of its own is the best.
    launcher: () =>
      config.ui &&
      core.isDecided() &&
      document.readyState !== 'loading' &&
      !document.querySelector('[data-consent-open]') &&
      !isAskedAtTop(core.isOwnHost),
  }

  const update = (): void => {
    for (const part of Object.values(installed)) part.update?.()
  }
  const fetchDue = (): void => {
    for (const part of ['stubs', 'release', 'frames', 'launcher', 'declaration'] as const)
      if (!installed[part] && isDue[part]()) install(part)
  }

  return {
    fetch,
    onChoice() {
      update()
      fetchDue()
    },
    onPageChange() {
      update()
      if (!anyMissing) fetchDue()
    },
    release: () => installed.release,
    undo() {
      for (const part of Object.values(installed)) part.undo()
    },
  }
}
