import { beforeEach, describe, expect, it } from 'vitest'
import { createReplacedTags, isRunAgain } from '../../../src/gate/scripts/replacedTags'

const put = (html: string): Element => {
  document.body.innerHTML = html
  return document.body.firstElementChild as Element
}
beforeEach(() => void put(''))

/** Resolves when a router no longer makes a tag anew. */
const pass = () => new Promise((resolve) => setTimeout(resolve, 300))

describe('createReplacedTags', () => {
  it('recognises a tag that replaces an equal one, and no other', () => {
    const replaced = createReplacedTags()
    const first = put('<script data-consent="a">1</script>')
    replaced.add(first, false)
    expect(replaced.find(first)).toBeUndefined()
    expect(replaced.find(put('<script data-consent="a">1</script>'))).toBeDefined()
    expect(replaced.find(put('<script data-consent="a">2</script>'))).toBeUndefined()
    expect(replaced.find(put('<script data-consent="a" data-id="2">1</script>'))).toBeUndefined()
  })

  it('recognises it with the mark of Astro’s router', () => {
    const replaced = createReplacedTags()
    replaced.add(put('<script data-consent="a">1</script>'), false)
    expect(replaced.find(put('<script data-consent="a" data-astro-exec="">1</script>'))).toBeDefined()
  })

  it('counts two equal tags in the page as two', () => {
    const replaced = createReplacedTags()
    put('<script data-consent="a">1</script><script data-consent="a">1</script>')
    const [first, second] = document.querySelectorAll('script')
    replaced.add(first as Element, false)
    expect(replaced.find(second as Element)).toBeUndefined()
  })

  it('takes an equal tag for the same one made anew, for a moment or where a copy ran', async () => {
    const replaced = createReplacedTags()
    const text = '<script data-consent="a">1</script>'
    replaced.add(put(text), false)
    expect(replaced.find(put(text))?.isOver).toBe(false)
    await pass()
    expect(replaced.find(put(text))?.isOver).toBe(true)
    replaced.forget()
    replaced.add(put(text), true)
    await pass()
    expect(replaced.find(put(text))?.isOver).toBe(false)
  })

  it('forgets tags that have left the page or did not run', () => {
    const replaced = createReplacedTags()
    const first = put('<script data-consent="a">1</script>')
    replaced.add(first, false)
    put('')
    replaced.forget()
    expect(replaced.find(put('<script data-consent="a">1</script>'))).toBeUndefined()
    const second = put('<script data-consent="a">1</script>')
    replaced.add(second, false)
    replaced.remove(second)
    expect(replaced.find(put('<script data-consent="a">1</script>'))).toBeUndefined()
  })
})

describe('isRunAgain', () => {
  it.each([
    ['made anew in the body', '<script></script>', true, true],
    ['that came by innerHTML', '<script></script>', false, false],
    ['marked by Astro', '<script data-astro-exec=""></script>', true, false],
  ])('for a tag %s', (_, html, isRunnable, expected) => {
    expect(isRunAgain(put(html), { element: document.createElement('script'), isOver: true }, isRunnable)).toBe(
      expected,
    )
  })

  it('is false for the same tag made anew', () => {
    const old = { element: document.createElement('script'), isOver: false }
    expect(isRunAgain(put('<script></script>'), old, true)).toBe(false)
  })

  it('is true for a tag that is replaced in the head, and false for one that came with a whole new head', () => {
    const [old, head] = [document.createElement('script'), document.createElement('head')]
    const script = document.createElement('script')
    document.head.append(script)
    expect(isRunAgain(script, { element: old, isOver: true }, true)).toBe(true)
    head.append(old)
    expect(isRunAgain(script, { element: old, isOver: true }, true)).toBe(false)
    script.remove()
  })
})
