// @vitest-environment node
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'
import { OPEN_COOKIE_DATABASE } from '../../src/services/origins'

describe.each(Object.values(catalogue).map((service) => [service.id, service] as const))('%s', (_, service) => {
  const { hosts = [], cookies = [], storage = [], sources, unverified = [] } = service
  const read = (use: string) => sources.filter((source) => source.for === use).map(({ url }) => url)
  const says = (figure: string) => unverified.some((one) => one === figure)

  it('names a source for its hosts, or says that they are unverified', () => {
    if (hosts.some((host) => !says(`host ${host}`))) expect(read('hosts')).not.toEqual([])
  })

  it('names a source for its cookies and storage, or says that they are unverified', () => {
    const verified = [
      ...cookies.filter(({ name }) => !says(`cookie ${name}`)),
      ...storage.filter((name) => !says(`storage ${name}`)),
    ]
    if (verified.length) expect(read('cookies')).not.toEqual([])
  })

  it('takes no lifetime as verified that only the Open Cookie Database knows', () => {
    const verified = cookies.filter(({ name }) => !says(`cookie ${name}`) && !says(`lifetime of ${name}`))
    const pages = read('cookies').filter((url) => url !== OPEN_COOKIE_DATABASE.url)
    if (verified.length) expect(pages).not.toEqual([])
  })

  it('names a source for its policy, or says that it is unverified', () => {
    if (!says('policy')) expect(read('policy')).not.toEqual([])
  })

  it('calls only what it declares unverified', () => {
    const figures = [
      'policy',
      ...hosts.map((host) => `host ${host}`),
      ...cookies.flatMap(({ name }) => [`cookie ${name}`, `lifetime of ${name}`]),
      ...storage.map((name) => `storage ${name}`),
    ]
    expect(figures).toEqual(expect.arrayContaining([...unverified]))
    expect(new Set(unverified).size).toBe(unverified.length)
  })

  it('says once a page and use, over https, when it was read', () => {
    for (const { url, read } of sources) {
      expect(new URL(url).protocol).toBe('https:')
      expect(read).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
    }
    const uses = sources.map((source) => `${source.for} ${source.url}`)
    expect(new Set(uses).size).toBe(uses.length)
  })
})
