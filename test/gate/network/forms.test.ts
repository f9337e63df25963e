import { expect, it, vi } from 'vitest'
import { network } from '../../../src/gate/network/network'
import { fakeContext } from '../../support/gateContext'

const BAD = 'https://bad.example/x'
const GOOD = 'https://good.example/x'

it('sends no form into a frame, but any that navigates the page', () => {
  let submitted = 0
  const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => void submitted++)
  const context = fakeContext({ hosts: ['bad.example', 'good.example'] })
  context.verdicts = { 'bad.example': null }
  const { undo } = network.install(context)
  const form = document.createElement('form')
  document.body.append(form)
  const asked = (): boolean => form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  for (const [target, action, goes] of [
    ['hidden', BAD, false],
    ['hidden', GOOD, true],
    ['', BAD, true],
    ['_blank', BAD, true],
    ['_Top', BAD, true],
    // Not one of the keywords, so it may name a frame.
    ['_hidden', BAD, false],
  ] as const) {
    submitted = 0
    form.setAttribute('target', target)
    form.setAttribute('action', action)
    form.submit()
    expect([target, action, submitted > 0, asked()]).toEqual([target, action, goes, goes])
  }
  // A form without a target has that of a base.
  form.setAttribute('target', '')
  document.head.innerHTML = '<base target="hidden">'
  form.setAttribute('action', BAD)
  expect(asked()).toBe(false)
  document.head.replaceChildren()
  expect(asked()).toBe(true)
  // A submit button may have its own address and target; without an address, its `formAction` is the page's.
  const button = document.createElement('button')
  form.append(button)
  const pressed = (target: string, action: string): boolean => {
    Object.defineProperties(button, {
      formTarget: { value: target, configurable: true },
      formAction: { value: action, configurable: true },
    })
    return form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }))
  }
  form.setAttribute('target', '')
  form.setAttribute('action', GOOD)
  expect([pressed('hidden', BAD), pressed('hidden', GOOD), pressed('', BAD)]).toEqual([false, true, true])
  form.setAttribute('action', BAD)
  expect([pressed('hidden', location.href), pressed('_top', location.href)]).toEqual([false, true])
  undo()
  form.setAttribute('target', 'hidden')
  expect(asked()).toBe(true)
  form.remove()
  submit.mockRestore()
})

it('reads the address of a form despite a field of that name', () => {
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {})
  const context = fakeContext({ hosts: ['bad.example'] })
  context.verdicts = { 'bad.example': null }
  const { undo } = network.install(context)
  document.body.innerHTML = `<form action="${BAD}" target="hidden"><input name="action"><input name="target"></form>`
  const event = new Event('submit', { bubbles: true, cancelable: true })
  expect(document.querySelector('form')?.dispatchEvent(event)).toBe(false)
  undo()
})

it('sends no form to which a listener of the page gives a frame as its target', () => {
  const context = fakeContext({ hosts: ['bad.example'] })
  context.verdicts = { 'bad.example': null }
  const { undo } = network.install(context)
  document.body.innerHTML = `<form action="${BAD}"></form>`
  const form = document.querySelector('form') as HTMLFormElement
  form.addEventListener('submit', () => form.setAttribute('target', 'hidden'))
  const asked = (): boolean => form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(asked()).toBe(false)
  // It is asked about once, and told once.
  expect(context.told).toHaveLength(1)
  expect(asked()).toBe(false)
  expect(context.told).toHaveLength(2)
  undo()
  expect(asked()).toBe(true)
})
