import type { Installed } from '../gate/types'
import { postChoice as post } from '../receipts/postChoice'
import { resendReceipts, sendReceipt } from '../receipts/sendReceipt'
import { cookieValues } from '../storage/cookieJar'
import { receiptsName } from '../storage/receiptsName'
import type { PageHost } from './types'

/** What this part needs of the SDK. */
interface ReceiptsHost extends Pick<PageHost, 'config' | 'allows' | 'fail'> {
  /** Runs a write that the gates pass: they drop every other one to the SDK's own names. */
  writeOwn<T>(work: () => T): T
}

type Sent = Parameters<typeof sendReceipt>[0]

const settingOf = ({ config, allows, fail, writeOwn }: ReceiptsHost): Pick<Sent, 'config' | 'fail' | 'keep'> => ({
  config,
  fail,
  keep(text) {
    const name = receiptsName(config.cookie.name)
    const isKept = text && config.categories.some(({ id }) => allows([id]))
    try {
      writeOwn(() => (isKept ? localStorage.setItem(name, text) : localStorage.removeItem(name)))
    } catch {
      // Blocked or full: these receipts are not sent again.
    }
  },
})

/** Posts the choice to the site's own server, while the browser holds it. */
export function postChoice(given: Omit<Parameters<typeof post>[0], 'isStored' | 'isChanged'>): Promise<void> {
  const values = (): string[] => cookieValues(given.config.cookie.name)
  const { length } = values()
  return post({
    ...given,
    isStored: () => values().includes(given.choice),
    // A readable one may be that of another tab.
    isChanged: () => values().length > length || !values()[0]?.startsWith('v=1&'),
  })
}

/** Posts the receipt of a choice, if the config asks for it. */
export const send = (host: ReceiptsHost, sent: Omit<Sent, 'config' | 'fail' | 'keep'>): Promise<void> =>
  sendReceipt({ ...sent, ...settingOf(host) })

/** Posts the lost receipts of earlier pages. */
export function install(host: ReceiptsHost): Installed {
  void resendReceipts(settingOf(host))
  return { undo() {} }
}
