import { expect, it } from 'vitest'
import { run } from './run'

const whole = { id: 'own', category: 'analytics', hosts: ['own.example'] }

it.each([
  ['shop.json', JSON.stringify({ policy: { url: '/p', version: '1' }, services: [whole] })],
  ['names.json', '{ "services": ["hotjar"] }'],
  ['use.json', '{ "services": [{ "use": "hotjar" }], "mode": "opt-in" }'],
  ['bare.json', '{ "policy": { "url": "/p", "version": "1" } }'],
  ['module.mjs', `export default ${JSON.stringify({ services: [whole] })}`],
])('takes no config of ours for that of another tool: %s', async (name, text) => {
  const { code, out, err } = await run(['migrate', name], { files: { [name]: text } })
  expect([code, out]).toEqual([1, ''])
  expect(err).toBe(`${name}: this config is ours already; npx @interactcx/consent check ${name} looks it through`)
})

it('still takes one of klaro, whose services bear a name', async () => {
  const theirs = { services: [{ name: 'matomo', purposes: ['analytics'] }] }
  const { code, out } = await run(['migrate', 'klaro.json'], { files: { 'klaro.json': theirs } })
  expect(code).toBe(0)
  expect(JSON.parse(out).services).toEqual([{ use: 'matomo' }])
})
