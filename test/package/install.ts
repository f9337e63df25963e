import type { TestProject } from 'vitest/node'
import { installPacked } from './consumer'

declare module 'vitest' {
  interface ProvidedContext {
    folder: string
  }
}

/** Packs and installs once for all the tests of this folder, with the frameworks beside it. */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  const consumer = await installPacked()
  await consumer.link([...Object.keys(consumer.manifest.peerDependencies ?? {}), '@types/react'])
  project.provide('folder', consumer.folder)
  return consumer.remove
}
