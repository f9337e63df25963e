import { afterEach, describe, expect, it, vi } from 'vitest'
import { watchPage } from '../../src/engine/watchPage'

const wait = setTimeout
const delivered = () => new Promise((resolve) => wait(resolve, 5))
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a page whose body is replaced', () => {
  it('is noticed at once each time, also while changes are gathered', async () => {
    // The timer that ends gathering never fires.
    vi.stubGlobal('setTimeout', () => 1)
    const onMutation = vi.fn()
    const unwatch = watchPage('c', new AbortController(), {
      onClick() {},
      onReturn() {},
      onMutation,
      onTags() {},
      onSeen() {},
      safely: (work) => work,
    })
    for (const times of [1, 2, 3]) {
      document.body.replaceWith(document.createElement('body'))
      await delivered()
      expect(onMutation).toHaveBeenCalledTimes(times)
    }
    unwatch()
  })
})
