/** A session of the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/#endpoints): plain HTTP and JSON. */
export interface WebDriver {
  readonly version: string
  post<T>(command: string, body?: object): Promise<T>
  get<T>(command: string): Promise<T>
  quit(): Promise<void>
}

/** The key under which WebDriver hands over an element. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

async function ask<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`${url}: ${value.error}: ${value.message}`)
  return value
}

export async function startSession(server: string, capabilities: object): Promise<WebDriver> {
  interface Session {
    sessionId: string
    capabilities: { browserVersion: string }
  }
  const session = await ask<Session>('POST', `${server}/session`, { capabilities: { alwaysMatch: capabilities } })
  const url = `${server}/session/${session.sessionId}`
  return {
    version: session.capabilities.browserVersion,
    post: (command, body = {}) => ask('POST', `${url}/${command}`, body),
    get: (command) => ask('GET', `${url}/${command}`),
    quit: () => ask('DELETE', url),
  }
}
