import type { Judgement, Writer } from '../choice/judge'
import type { Verdict } from '../choice/types'
import type { GateKind } from '../events'
import type { GateContext, Installed } from '../gate/types'
import { callerHosts } from '../lib/caller'
import type { NameKey, NotedNames } from '../storage/notedNames'
import type { Door } from './door'

/** Finds out who writes undeclared names, and notes the names that must be erased later. */
export interface Writers {
  /**
   * Returns the tag of the released script on a call stack; for other scripts, whether they are the site's own.
   *
   * @param contacted tag of a released script that contacted the same host before
   */
  identify(key: string, stack: () => string, contacted?: readonly string[]): Writer
  /** Returns who wrote a name on this page or an earlier one; `true` (the site itself) if that is unknown. */
  of(key: NameKey): Writer
  /**
   * Notes a name that must be erased with the session or the grant, and emits `undeclared` for a new undeclared name.
   * Returns the verdict; `null` for a session name that could not be noted, as nothing would erase it.
   */
  note(attempt: { kind: GateKind; key: NameKey; name: string; judgement: Judgement; writer: Writer }): Verdict
}

/** @param release returns the `release` part once it is installed; it knows the tags of released scripts */
export function createWriters(
  { isOwnHost, emit, fail, own }: Pick<GateContext, 'isOwnHost' | 'emit' | 'fail'> & Pick<Door, 'own'>,
  names: NotedNames,
  release: () => Installed | undefined,
): Writers {
  /** Undeclared names that this page wrote. */
  const undeclared = new Map<NameKey, Writer>()
  /** Writers found since the last microtask: taking a call stack costs more than the write itself. */
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
    of: (key) => names.get(key) ?? undeclared.get(key) ?? true,
    note({ kind, key, name, judgement: { verdict, category }, writer }) {
      if (category === null) {
        if (!undeclared.has(key)) emit('undeclared', { kind, target: name })
        undeclared.set(key, writer)
        if (!verdict && helpers.has(key)) fail('helper-dropped', `${name} (${helpers.get(key)})`)
        if (verdict && writer !== true) names.note(key, writer)
      }
      const endsWithSession = kind === 'storage' && verdict === 'session'
      return endsWithSession && !names.note(`session ${name}`, true) ? null : verdict
    },
  }
}
