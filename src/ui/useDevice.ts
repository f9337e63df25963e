import { useLayoutEffect, useState } from 'preact/hooks'
import type { Fail } from '../lib/report'
import type { Device } from './types'

/** Loads the part that reads the device, and reports failures. */
export interface DeviceHost {
  load(part: 'release'): Promise<Device>
  /** Deletes every cookie, key, database and cache whose name is none of these. */
  keepOnly(isKept: (name: string) => boolean): Promise<void>
  /** Returns what tells whether a name fits this name or pattern. */
  matcher(pattern: string): (name: string) => boolean
  fail: Fail
}

/** What is known to be on the visitor's device. */
export interface OnDevice {
  /** Returns whether a cookie or key with this name or pattern is there. */
  isHere(pattern: string): boolean
  /** The name or pattern that was deleted last; `''` if none was. */
  deleted: string
  /** Deletes the cookies and keys that match this name or pattern. */
  remove(pattern: string): Promise<void>
}

/** Reads the device when the view is shown, and not before the visitor has asked for that. */
export function useDevice({ load, keepOnly, matcher, fail }: DeviceHost, onRemove: () => void): OnDevice {
  const [here, setHere] = useState<readonly string[]>([])
  const [deleted, setDeleted] = useState('')

  const ask = async (work: (device: Device) => Promise<void>): Promise<void> => {
    try {
      await work(await load('release'))
    } catch (error) {
      fail('release-missing', (error as Error).message)
    }
  }

  useLayoutEffect(() => {
    void ask(async ({ listStored }) => setHere((await listStored()).flat()))
  }, [])

  return {
    isHere: (pattern) => here.some(matcher(pattern)),
    deleted,
    remove: (pattern) =>
      ask(async ({ listStored }) => {
        const isMeant = matcher(pattern)
        await keepOnly((name) => !isMeant(name))
        const left = (await listStored()).flat()
        // Before the pressed button disappears.
        onRemove()
        setDeleted(pattern)
        setHere(left)
      }),
  }
}
