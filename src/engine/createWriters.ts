import type { Judgement, Writer } from '../choice/judge'
import type { Verdict } from '../choice/types'
import type { GateKind } from '../events'
import type { Installed } from '../gate/types'
import { callerHosts } from '../lib/caller'
import type { NameKey, NotedNames } from '../storage/notedNames'
import type { Core } from './core'

/** Who writes what no service declares, and what of it is noted. */
export interface Writers {
  /**
   * What the script on a call stack was tagged with, or whether it is the site's own.
   *
   * @param contacted what released scripts were tagged with that asked for the same host before
   */
  identify(key: string, stack: () => string, contacted?: readonly string[]): Writer
  /** Who wrote a name on this page or an earlier one; the site's own where nobody saw it. */
  of(key: NameKey): Writer
  /**
   * Notes a name that is to go with the session or with the grant, and tells of one that no service declares. Returns
   * what may be done: nothing where it could not be noted that it ends with the session.
   */
  note(attempt: { kind: GateKind; key: NameKey; name: string; judgement: Judgement; writer: Writer }): Verdict
}

/** @param release what tells of a call stack what a released script on it was tagged with, once something is released */
export function createWriters(
  { isOwnHost, emit, fail, own }: Pick<Core, 'isOwnHost' | 'emit' | 'fail' | 'own'>,
  names: NotedNames,
  release: () => Installed | undefined,
): Writers {
  const seen = new Map<NameKey, Writer>()
  /** Who has written what since the page's code last had its turn: a call stack costs more than the write it is for. */
  const recent = new Map<string, Writer>()
  /** Hosts of scripts that the site's own code called to write a name. */
  const helpers = new Map<string, string>()

  const forgetSoon = async (): Promise<void> => {
    await null
    recent.clear()
  }

  return {
    identify(key, stack, contacted) {
      if (!recent.size) forgetSoon()
      let writer = recent.get(key)
      if (writer === undefined) {
        const text = stack()
        const [host = '', ...callers] = callerHosts(text, own)
        writer = release()?.needOf?.(text) ?? contacted ?? isOwnHost(host)
        recent.set(key, writer)
        if (!writer && callers.some(isOwnHost)) helpers.set(key, host)
      }
      return writer
    },
    of: (key) => names.get(key) ?? seen.get(key) ?? true,
    note({ kind, key, name, judgement: { verdict, category }, writer }) {
      if (category === null) {
        if (!seen.has(key)) emit('undeclared', { kind, target: name })
        seen.set(key, writer)
        if (!verdict && helpers.has(key)) fail('helper-dropped', `${name} (${helpers.get(key)})`)
        if (verdict && writer !== true) names.note(key, writer)
      }
      const isToGo = kind === 'storage' && verdict === 'session'
      return isToGo && !names.note(`session ${name}`, true) ? null : verdict
    },
  }
}
