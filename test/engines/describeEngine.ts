import { afterAll, beforeAll, describe } from 'vitest'
import { adopt } from './behaviours/adopt'
import { countedChildren } from './behaviours/countedChildren'
import { firstMoments } from './behaviours/firstMoments'
import { followsPage } from './behaviours/followsPage'
import { frames } from './behaviours/frames'
import { hostStyles } from './behaviours/hostStyles'
import { lateAnswers } from './behaviours/lateAnswers'
import { leaks } from './behaviours/leaks'
import { shadowRoots } from './behaviours/shadowRoots'
import { smoke } from './behaviours/smoke'
import { swappedPages } from './behaviours/swappedPages'
import { taggedScripts } from './behaviours/taggedScripts'
import { taggedWriters } from './behaviours/taggedWriters'
import { waysIn } from './behaviours/waysIn'
import type { Engine, EngineName } from './engine'
import { type Behaviours, createStage } from './stage'

const EVERYWHERE: Record<string, Behaviours> = {
  ...{ leaks, smoke, firstMoments, followsPage, frames, shadowRoots, swappedPages },
  ...{ taggedScripts, taggedWriters, waysIn },
}
/** In Chromium the files of these names in test/browser do more of it. */
const ELSEWHERE = { ...EVERYWHERE, adopt, countedChildren, hostStyles, lateAnswers }

/**
 * Everything that is asked of an engine, in one browser: to start one takes longer than most of its tests. An engine that
 * is not here is skipped; `npm test` says why.
 */
export function describeEngine<Found>(
  name: EngineName,
  found: Found | undefined,
  start: (found: Found) => Promise<Engine>,
): void {
  describe.skipIf(!found)(name, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await start(found as Found)
    })
    afterAll(() => engine?.close())
    for (const [title, behaviours] of Object.entries(name === 'chromium' ? EVERYWHERE : ELSEWHERE))
      describe(title, () => behaviours(createStage(name, () => engine)))
  })
}
