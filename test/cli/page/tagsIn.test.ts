import { describe, expect, it } from 'vitest'
import { tagsIn } from '../../../src/cli/page/tagsIn'
import { least } from '../../support/least'

const names = (html: string) => tagsIn(html).map(({ element }) => element)

describe('the tags of a page', () => {
  it('are those that open an element, with their lines and attributes', () => {
    const [, image] = tagsIn('<p>\n<IMG src="/a?b=1&amp;c=2" ALT=\'>\' hidden width=3 src="/b">')
    expect(image).toMatchObject({ element: 'img', line: 2, at: 4 })
    expect(Object.fromEntries(image?.attributes ?? [])).toEqual({ src: '/a?b=1&c=2', alt: '>', hidden: '', width: '3' })
  })

  it('are none in comments, scripts, styles and texts', () => {
    expect(names('<!-- <a> --><script>"<b>"</script><style>/* <i> */</style><textarea><u></textarea><p>')).toEqual([
      'script',
      'style',
      'textarea',
      'p',
    ])
    expect(names('<!-- <a>')).toEqual([])
    expect(tagsIn('<script>go("<b>")</SCRIPT >x')[0]?.content).toBe('go("<b>")')
    expect(tagsIn('<script>never ends')[0]?.content).toBe('never ends')
  })

  it('are known as those that only a browser without scripts reads', () => {
    const within = tagsIn('<img><noscript><img></noscript><img>').map(({ isForNoScript }) => isForNoScript)
    expect(within).toEqual([false, true, true, false])
  })

  it('are known as inert in a template, save in one of a shadow root', () => {
    const page = '<template><b><template></template><i></template><template shadowrootmode="open"><u></template><p>'
    expect(tagsIn(page).flatMap(({ element, isInert }) => (isInert ? [element] : []))).toEqual(['b', 'template', 'i'])
  })

  it('are found in no time in a long page', () => {
    const work = () => {
      expect(names('<a href="x">\n'.repeat(50_000))).toHaveLength(50_000)
      expect(tagsIn('<'.repeat(20_000))).toEqual([])
    }
    expect(least(work, 3000)).toBeLessThan(3000)
  })
})
