import fc from 'fast-check'
import { type ComponentChild, type ComponentChildren, createElement, render as preactRender } from 'preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Fragment, jsx, jsxs, render as ownRender } from '../../src/ui/render'

type Props = Record<string, unknown>
interface Renderer {
  name: string
  /** What a JSX tag compiles to. */
  tag(type: string, props?: Props, ...children: ComponentChild[]): ComponentChild
  draw(children: ComponentChildren, parent: Element): void
}

const own: Renderer = {
  name: 'our renderer',
  tag: (type, { key, ...props } = {}, ...children) =>
    (children.length > 1 ? jsxs : jsx)(
      type,
      children.length ? { ...props, children: children.length > 1 ? children : children[0] } : props,
      key,
    ) as ComponentChild,
  draw: ownRender,
}
const preact: Renderer = {
  name: 'preact',
  tag: (type, props = {}, ...children) => createElement(type, props, ...children),
  draw: preactRender,
}

let parent: HTMLElement
beforeEach(() => {
  parent = document.createElement('div')
  document.body.replaceChildren(parent)
})
const find = <T extends HTMLElement>(selector: string): T => parent.querySelector(selector) as T

// What both must do; preact shows that the test asks for the right thing.
describe.each([own, preact])('$name', ({ tag, draw }) => {
  const put = (...children: ComponentChild[]) => draw(children, parent)

  it('draws text, numbers and tags within each other', () => {
    put('a', 0, tag('p', {}, 'b ', tag('b', {}, 1), ' <i>&amp;</i>'))
    expect(parent.innerHTML).toBe('a0<p>b <b>1</b> &lt;i&gt;&amp;amp;&lt;/i&gt;</p>')
  })

  it('draws nothing for null, undefined, true and false, and an empty text for an empty one', () => {
    put(null, undefined, true, false, '', tag('p', {}, false), tag('hr'))
    expect(parent.innerHTML).toBe('<p></p><hr>')
    expect(parent.textContent).toBe('')
  })

  it('draws lists in lists', () => {
    put([tag('i'), [tag('b'), ['x', [tag('u')]], []]], 'y')
    expect(parent.innerHTML).toBe('<i></i><b></b>x<u></u>y')
  })

  it('takes away what is no longer drawn', () => {
    put(tag('p', {}, 'a', tag('b'), 'c'), tag('ul', {}, [tag('li'), tag('li')]), 'z')
    put(tag('p', {}, 'a'))
    expect(parent.innerHTML).toBe('<p>a</p>')
    put(tag('p'))
    expect(parent.innerHTML).toBe('<p></p>')
    draw(null, parent)
    expect(parent.innerHTML).toBe('')
  })

  it('turns text into a tag, a tag into text, and one tag into another', () => {
    put(tag('p', {}, 'text'))
    put(tag('p', {}, tag('b', {}, 'tag')))
    expect(parent.innerHTML).toBe('<p><b>tag</b></p>')
    put(tag('p', {}, tag('i', { id: 'i' }, 'other')))
    expect(parent.innerHTML).toBe('<p><i id="i">other</i></p>')
    put(tag('p', {}, 'text'))
    expect(parent.innerHTML).toBe('<p>text</p>')
  })

  it('keeps each element where a line before it comes and goes', () => {
    const drawn = (line: boolean) => put(line && tag('strong'), tag('p'), tag('section', {}, tag('button')))
    drawn(false)
    const kept = [find('p'), find('section'), find('button')]
    find('button').focus()
    drawn(true)
    expect(parent.firstElementChild?.localName).toBe('strong')
    drawn(false)
    expect([find('p'), find('section'), find('button')]).toEqual(kept)
    expect(document.activeElement).toBe(kept[2])
  })

  it('keeps a text node, so that what is marked in it stays marked', () => {
    put(tag('p', {}, 'same ', 'old'))
    const [same, old] = find('p').childNodes
    const written = vi.spyOn(same as Text, 'data', 'set')
    put(tag('p', {}, 'same ', 'new'))
    expect([...find('p').childNodes]).toEqual([same, old])
    expect(find('p').textContent).toBe('same new')
    expect(written).not.toHaveBeenCalled()
  })

  it('makes a new element where the key differs, and keeps it where it does not', () => {
    put(tag('p', { key: 1 }))
    const first = find('p')
    put(tag('p', { key: 1, class: 'x' }))
    expect(find('p')).toBe(first)
    put(tag('p', { key: 2, class: 'x' }))
    expect(find('p')).not.toBe(first)
    expect(find('p').hasAttribute('key')).toBe(false)
    const second = find('p')
    put(tag('p', { class: 'x' }))
    expect(find('p')).not.toBe(second)
  })

  it('sets attributes by their HTML names', () => {
    put(
      tag('label', { class: 'a b', for: 'x', id: 'l', tabIndex: -1, 'aria-label': 'L', 'data-consent-action': 'save' }),
      tag('a', { href: '/p?a=1&b="2"', download: 'c.json', dir: 'ltr', lang: 'ar', role: 'switch' }),
    )
    expect(find('label').outerHTML).toBe(
      '<label class="a b" for="x" id="l" tabindex="-1" aria-label="L" data-consent-action="save"></label>',
    )
    expect(find<HTMLLabelElement>('label').htmlFor).toBe('x')
    const names = ['href', 'download', 'dir', 'lang', 'role'].map((name) => find('a').getAttribute(name))
    expect(names).toEqual(['/p?a=1&b="2"', 'c.json', 'ltr', 'ar', 'switch'])
  })

  it('leaves an attribute away for null and undefined, and takes off what is no longer there', () => {
    put(tag('p', { class: null, 'aria-label': undefined, 'data-x': '1', title: '' }))
    expect(find('p').outerHTML).toMatch(/^<p (data-x="1" title=""|title="" data-x="1")><\/p>$/)
    put(tag('p', { class: 'c', 'aria-label': 'L' }))
    expect(find('p').getAttribute('class')).toBe('c')
    expect(find('p').hasAttribute('data-x')).toBe(false)
    put(tag('p', { 'aria-label': null }))
    expect(find('p').hasAttribute('class')).toBe(false)
    expect(find('p').hasAttribute('aria-label')).toBe(false)
  })

  it('writes true and false out where ARIA and data attributes have them', () => {
    put(tag('p', { 'aria-hidden': true, 'aria-busy': false, 'data-on': true, 'data-off': false }))
    const values = () => ['aria-hidden', 'aria-busy', 'data-on', 'data-off'].map((name) => find('p').getAttribute(name))
    expect(values()).toEqual(['true', 'false', 'true', 'false'])
    put(tag('p', { 'aria-hidden': false, 'aria-busy': true }))
    expect(values()).toEqual(['false', 'true', null, null])
  })

  it('sets what is on or off as a property, and off again where it is gone', () => {
    const input = () => find<HTMLInputElement>('input')
    put(tag('input', { type: 'checkbox', checked: true, disabled: true, hidden: false }))
    expect([input().checked, input().disabled, input().hidden]).toEqual([true, true, false])
    expect(input().hasAttribute('checked')).toBe(false)
    put(tag('input', { type: 'checkbox', checked: false, hidden: true }))
    expect([input().checked, input().disabled, input().hidden]).toEqual([false, false, true])
    put(tag('input', { type: 'checkbox', checked: true, disabled: undefined }))
    expect([input().checked, input().disabled, input().hidden]).toEqual([true, false, false])
  })

  it('puts a switch back to what is drawn when the visitor has pressed it', () => {
    const input = () => find<HTMLInputElement>('input')
    for (const checked of [false, true]) {
      put(tag('input', { type: 'checkbox', checked }))
      input().click()
      expect(input().checked).toBe(!checked)
      put(tag('input', { type: 'checkbox', checked }))
      expect(input().checked).toBe(checked)
    }
  })

  it('calls the handler of the latest drawing, once, and none that has gone', () => {
    const calls: string[] = []
    const press = () => find('button').click()
    const button = (name?: string) => put(tag('button', name ? { onClick: () => calls.push(name) } : {}))
    for (const name of ['a', 'b', undefined, 'c', 'd']) {
      button(name)
      press()
    }
    expect(calls).toEqual(['a', 'b', 'c', 'd'])
  })

  it('gives handlers their event, does nothing with what they return, and bubbles', () => {
    const seen: [string, EventTarget | null][] = []
    put(
      tag(
        'section',
        { onKeyDown: ({ type, currentTarget }: Event) => seen.push([type, currentTarget]) && false },
        tag('b', { onKeyDown: null, onToggle: undefined }),
      ),
    )
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true })
    find('b').dispatchEvent(event)
    expect(seen).toEqual([['keydown', find('section')]])
    expect(event.defaultPrevented).toBe(false)
  })

  it('may be asked to draw again by a handler', () => {
    let on = false
    const drawn = () =>
      put(
        on && tag('p'),
        tag('input', {
          type: 'checkbox',
          checked: on,
          onChange: ({ currentTarget }: Event) => {
            on = (currentTarget as HTMLInputElement).checked
            drawn()
          },
        }),
      )
    drawn()
    const input = find<HTMLInputElement>('input')
    input.click()
    expect(find('p')).not.toBeNull()
    expect(find('input')).toBe(input)
    expect(input.checked).toBe(true)
  })

  it('leaves open what the visitor has opened, where nothing says otherwise', () => {
    const toggled = vi.fn()
    const drawn = (open?: boolean) =>
      put(tag('details', { onToggle: toggled, ...(open !== undefined && { open }) }, tag('summary', {}, `${open}`)))
    const details = () => find<HTMLDetailsElement>('details')
    drawn()
    details().open = true
    drawn()
    expect(details().open).toBe(true)
    drawn(false)
    expect(details().open).toBe(false)
    details().dispatchEvent(new Event('toggle'))
    expect(toggled).toHaveBeenCalled()
  })

  it('draws into two places, each by itself', () => {
    const other = document.createElement('div')
    put(tag('p', {}, '1'))
    draw(tag('p', {}, '2'), other)
    put(tag('p', {}, '3'))
    expect([parent.innerHTML, other.innerHTML]).toEqual(['<p>3</p>', '<p>2</p>'])
  })
})

describe('ours alone', () => {
  const { tag, draw } = own

  it('takes a fragment for its children', () => {
    draw([jsx(Fragment, { children: [tag('i'), 'x'] }) as ComponentChild, tag('b')], parent)
    expect(parent.innerHTML).toBe('<i></i>x<b></b>')
  })

  it('draws over what a translator put in the place of a text', () => {
    draw(tag('p', {}, 'one'), parent)
    find('p').innerHTML = '<font><font>eins</font></font>'
    draw(tag('p', {}, 'two'), parent)
    expect(parent.innerHTML).toBe('<p>two</p>')
  })

  it('takes no element for its own that it did not draw', () => {
    parent.innerHTML = '<p class="theirs" onclick="x()">theirs</p>'
    draw(tag('p', {}, 'ours'), parent)
    expect(parent.innerHTML).toBe('<p>ours</p>')
  })

  it('writes nothing where nothing has changed', async () => {
    const drawn = () =>
      draw(
        [
          tag('p', { class: 'c', 'aria-hidden': true, onClick: () => {} }, 'text ', false, tag('b', {}, 1)),
          tag('input', { type: 'checkbox', disabled: true, checked: true }),
        ],
        parent,
      )
    drawn()
    const observer = new MutationObserver(() => {})
    observer.observe(parent, { subtree: true, childList: true, attributes: true, characterData: true })
    drawn()
    expect(observer.takeRecords()).toEqual([])
  })

  it('parses nothing as markup', () => {
    const parsed = vi.spyOn(Element.prototype, 'innerHTML', 'set')
    draw(tag('p', { title: '<b>' }, '<img src=x onerror=alert(1)>'), parent)
    expect(parsed).not.toHaveBeenCalled()
    expect(parent.children).toHaveLength(1)
  })
})

/** A drawing, before any renderer has seen it. */
type Tree = string | number | boolean | null | undefined | Tree[] | { type: string; props: Props; children: Tree[] }

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const propsOf = (type: string): fc.Arbitrary<Props> =>
  fc.record(
    {
      key: fc.integer({ min: 0, max: 2 }),
      class: maybe(fc.constantFrom('', 'a', 'a b')),
      'aria-label': maybe(fc.string({ maxLength: 3 })),
      'aria-hidden': fc.boolean(),
      'data-x': maybe(fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean())),
      hidden: fc.boolean(),
      onClick: maybe(fc.constant(() => {})),
      ...(type === 'input' && { checked: fc.boolean() }),
      ...(/input|button/.test(type) && { disabled: fc.boolean() }),
    },
    { requiredKeys: [] },
  )
const { list } = fc.letrec<{ tree: Tree; list: Tree[] }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom<Tree>(null, undefined, true, false, '', 0),
    fc.string({ minLength: 1, maxLength: 4 }),
    fc.constantFrom('p', 'button', 'input').chain((type) =>
      fc.record({
        type: fc.constant(type),
        props: propsOf(type),
        children: type === 'input' ? fc.constant<Tree[]>([]) : tie('list'),
      }),
    ),
    tie('list'),
  ),
  list: fc.array(tie('tree'), { maxLength: 4, size: 'medium' }),
}))

/** An element as the visitor finds it, whatever the order of its attributes and however its text is cut. */
function shapeOf(element: Element): unknown {
  const { localName, attributes, childNodes, checked, disabled, hidden } = element as HTMLInputElement
  const content: unknown[] = []
  for (const child of childNodes) {
    if (child instanceof Element) content.push(shapeOf(child))
    else if (typeof content.at(-1) === 'string') content.push(`${content.pop()}${child.textContent}`)
    else if (child.textContent) content.push(child.textContent)
  }
  return [
    localName,
    [...attributes].map(({ name, value }) => [name, value]).sort(),
    [checked, disabled, hidden].map(Boolean),
    content,
  ]
}

/** What stands in the page once these were drawn one after the other. */
function drawn({ tag, draw }: Renderer, ...trees: Tree[]): unknown {
  const jsxOf = (node: Tree): ComponentChild => {
    if (Array.isArray(node)) return node.map(jsxOf) as never
    return node && typeof node === 'object' ? tag(node.type, node.props, ...node.children.map(jsxOf)) : node
  }
  const place = document.createElement('div')
  for (const node of trees) draw(jsxOf(node), place)
  return shapeOf(place)
}

describe('whatever is drawn', () => {
  it('is the same as in preact', () => {
    fc.assert(
      fc.property(list, (a) => {
        expect(drawn(own, a)).toEqual(drawn(preact, a))
      }),
    )
  })

  it('is the same over something else as afresh, and as in preact', () => {
    fc.assert(
      fc.property(list, list, list, (a, b, c) => {
        expect(drawn(own, a, b, c)).toEqual(drawn(own, c))
        expect(drawn(own, a, b, c)).toEqual(drawn(preact, a, b, c))
      }),
      { numRuns: 300 },
    )
  })
})
