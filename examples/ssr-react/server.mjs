// @ts-check
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readChoice } from '@interactcx/consent/server'
import express from 'express'

const dist = new URL('./dist/', import.meta.url)
const template = readFileSync(new URL('index.html', dist), 'utf8')
const { config, render } = await import(new URL('server/entry-server.js', dist).href)

export const app = express()
app.use('/assets', express.static(fileURLToPath(new URL('assets', dist))))
app.post('/collect/{*path}', (_request, response) => response.status(204).end())
app.get('/', (request, response) => {
  const choice = readChoice(request, config)
  const json = JSON.stringify(choice).replaceAll('<', '\\u003c')
  // The page differs from visitor to visitor: no cache in between may keep it.
  response.set({ 'Cache-Control': 'private, no-store', Vary: 'Cookie' }).type('html')
  response.send(
    template.replace('<!--app-->', () => render(choice)).replace('id="choice">null<', () => `id="choice">${json}<`),
  )
})

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = app.listen(Number(process.env.PORT ?? 3000), () => console.log(server.address()))
}
