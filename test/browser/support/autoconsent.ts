import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Page } from '@playwright/test'

/** DuckDuckGo's content script, as its extension and apps run it. */
const contentScript = readFileSync(
  join(import.meta.dirname, '../../../node_modules/@duckduckgo/autoconsent/dist/autoconsent.playwright.js'),
  'utf8',
)

export interface AutoconsentMessage {
  type: string
  cmp?: string
  result?: boolean
  totalClicks?: number
  id?: string
  code?: string
}

export interface AutoconsentOptions {
  autoAction?: 'optOut' | 'optIn'
  /** `reject`: looks for a refusal by the words on the buttons. */
  heuristicMode?: 'off' | 'reject'
  enablePrehide?: boolean
  rules?: object[]
}

export interface Autoconsent {
  /** All that it has told. */
  told: AutoconsentMessage[]
  /** Runs it in the page as it is now. */
  run(): Promise<void>
  /** Runs the `test` of the rule that was used. */
  selfTest(): Promise<void>
}

/** Puts autoconsent beside a page, in the place of the extension that answers it. Before the page is opened. */
export async function installAutoconsent(page: Page, options: AutoconsentOptions): Promise<Autoconsent> {
  const { rules = [], autoAction = 'optOut', heuristicMode = 'off', enablePrehide = false } = options
  const told: AutoconsentMessage[] = []
  const answer = (frame: Frame, message: object) =>
    frame.evaluate(`window.autoconsentReceiveMessage(${JSON.stringify(message)})`)
  await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: AutoconsentMessage) => {
    told.push(message)
    if (message.type === 'init') {
      const config = { enabled: true, autoAction, heuristicMode, enablePrehide, enableCosmeticRules: false }
      await answer(frame, { type: 'initResp', config, rules: { autoconsent: rules } })
    }
    if (message.type === 'eval') {
      const result = await frame.evaluate(message.code ?? '')
      await answer(frame, { type: 'evalResp', id: message.id, result })
    }
  })
  return {
    told,
    run: async () => void (await page.evaluate(contentScript)),
    selfTest: async () => void (await answer(page.mainFrame(), { type: 'selfTest' })),
  }
}
