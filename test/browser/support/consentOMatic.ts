import type { Page } from '@playwright/test'

interface Target {
  selector: string
  /** Counts only what is shown, or only what is not. */
  displayFilter?: boolean
}
type Matcher = { type: 'css' | 'checkbox'; target: Target }
interface Consent {
  type: string
  matcher: Matcher
  toggleAction: Action
}
export type Action =
  | { type: 'click' | 'hide' | 'waitcss'; target: Target }
  | { type: 'list'; actions: Action[] }
  | { type: 'ifcss'; target: Target; trueAction?: Action; falseAction?: Action }
  | { type: 'consent'; consents: Consent[] }

export interface ConsentOMaticRule {
  detectors: { presentMatcher: Matcher; showingMatcher: Matcher }[]
  methods: { name: string; action: Action }[]
}

/**
 * Does in the page what Consent-O-Matic does with a rule, for the parts of its format that ours uses
 * (https://github.com/cavi-au/Consent-O-Matic#readme): hides, opens the options, brings each checkbox to what the
 * visitor wishes for its type, and saves. Tells whether the rule applied.
 */
export function runConsentOMatic(
  page: Page,
  rule: ConsentOMaticRule,
  wishes: Record<string, boolean>,
): Promise<boolean> {
  return page.evaluate(
    async ({ rule, wishes }) => {
      const find = ({ selector, displayFilter }: Target): HTMLElement | undefined =>
        [...document.querySelectorAll<HTMLElement>(selector)].find(
          (element) => displayFilter === undefined || element.offsetHeight > 0 === displayFilter,
        )
      const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
      const isOn = ({ type, target }: Matcher): boolean => {
        const element = find(target)
        if (type === 'css') return !!element
        if (!element) throw new Error(`no checkbox ${target.selector}`)
        return (element as HTMLInputElement).checked
      }
      // Its content script's sheet, in the page's own origin as far as the cascade goes.
      const sheet = document.createElement('style')
      sheet.textContent = '.ConsentOMatic-CMP-Hider { opacity: 0 !important }'
      document.head.append(sheet)
      let hidden: HTMLElement | undefined
      const run = async (action: Action): Promise<void> => {
        switch (action.type) {
          case 'click':
            find(action.target)?.click()
            return void (await wait(0))
          case 'hide':
            hidden = find(action.target)
            return hidden?.classList.add('ConsentOMatic-CMP-Hider')
          case 'list':
            for (const one of action.actions) await run(one)
            return
          case 'ifcss': {
            const next = find(action.target) ? action.trueAction : action.falseAction
            return next && run(next)
          }
          case 'waitcss':
            for (let tries = 0; tries < 10 && !find(action.target); tries++) await wait(250)
            return
          case 'consent':
            for (const { type, matcher, toggleAction } of action.consents)
              if (isOn(matcher) !== !!wishes[type]) await run(toggleAction)
        }
      }
      const detector = rule.detectors.find(({ presentMatcher }) => isOn(presentMatcher))
      if (!detector || !isOn(detector.showingMatcher)) return false
      for (const name of ['HIDE_CMP', 'OPEN_OPTIONS', 'HIDE_CMP', 'DO_CONSENT', 'SAVE_CONSENT']) {
        if (name === 'SAVE_CONSENT' && hidden) {
          for (const motion of hidden.getAnimations()) motion.finish()
          if (getComputedStyle(hidden).opacity !== '0') throw new Error('seen again')
        }
        const method = rule.methods.find((one) => one.name === name)
        if (method) await run(method.action)
      }
      return true
    },
    { rule, wishes },
  )
}
