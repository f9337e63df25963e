export type EngineName = 'chromium' | 'firefox' | 'webkit'

export interface EngineCookie {
  name: string
  httpOnly: boolean
  /** Gone when the browser closes. */
  session: boolean
}

/** One tab of a browser: the little that is asked of every engine, whoever drives it. */
export interface Engine {
  readonly name: EngineName
  readonly version: string
  /** Goes to a page and waits until it has loaded. */
  open(url: string): Promise<void>
  /** The value of an expression in the page; a promise is waited for. */
  evaluate<T>(expression: string): Promise<T>
  /** Clicks as a visitor does; fails where nothing can be clicked. */
  press(selector: string): Promise<void>
  /** What the page looks like, as a PNG in base64. */
  picture(): Promise<string>
  /** The cookies that this page's address would get, those out of its scripts' reach too. */
  cookies(): Promise<EngineCookie[]>
  /** Closes the browser and starts it again with the same profile; WebKitGTK forgets it under automation. */
  restart?(): Promise<void>
  close(): Promise<void>
}
