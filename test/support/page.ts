import { type Environment, populateGlobal } from 'vitest/runtime'
import { bundle } from './bundleHappyDom'

/** In the place of Node's own, as vitest's own environment has it. */
const WEB = 'AbortController AbortSignal FormData Headers MessagePort Request Response URL URLSearchParams fetch'

/** A page by happy-dom, for one test file. */
const page: Environment = {
  name: 'page',
  viteEnvironment: 'client',
  async setup(global) {
    const { GlobalWindow } = (await import(bundle.href)) as typeof import('happy-dom')
    const settings = { disableErrorCapturing: true }
    const window = new GlobalWindow({ url: 'http://localhost:3000', console: global.console, settings })
    const { keys, originals } = populateGlobal(global, window, { bindFunctions: true, additionalKeys: WEB.split(' ') })
    return {
      async teardown() {
        await window.happyDOM.abort()
        window.close()
        for (const key of keys) delete global[key]
        for (const [key, value] of originals) global[key] = value
      },
    }
  },
}
export default page
