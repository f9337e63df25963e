/** As much of express as the test server uses. */
declare module 'express' {
  import type { IncomingMessage, Server, ServerResponse } from 'node:http'

  export interface Request extends IncomingMessage {
    method: string
    hostname: string
    path: string
    originalUrl: string
    query: Record<string, string | string[] | undefined>
    body: unknown
    get(header: string): string | undefined
  }

  export interface Response extends ServerResponse {
    status(code: number): this
    set(headers: Record<string, string | string[]>): this
    set(name: string, value: string | string[]): this
    append(name: string, value: string | string[]): this
    type(type: string): this
    send(body?: string | Buffer): this
    json(body: unknown): this
    redirect(status: number, url: string): void
    sendFile(path: string): void
    cookie(name: string, value: string, options?: Record<string, unknown>): this
  }

  export type Handler = (request: Request, response: Response, next: (error?: unknown) => void) => void | Promise<void>

  export interface Express {
    (request: IncomingMessage, response: ServerResponse): void
    use(handler: Handler): this
    listen(port: number, host: string, ready: () => void): Server
    disable(setting: string): this
    set(setting: string, value: unknown): this
  }

  interface ExpressFactory {
    (): Express
    text(options: { type: () => boolean; limit: string }): Handler
  }

  const express: ExpressFactory
  export default express
}
