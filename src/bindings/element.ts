import type { Lifetime } from '../choice/types'
import { type BindingOptions, connect } from './connect'

/** Calls back once the page is parsed: an element may be connected before its children are parsed. */
function whenParsed(call: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', call, { once: true })
  else call()
}

/**
 * Defines two elements, without shadow DOM, styles or strings of markup, so that they work under any
 * Content-Security-Policy and Trusted Types. Does nothing on a server, or if they are defined already.
 *
 * - `<consent-gated category="…">` (or `service`, and `lifetime`): shows the content of its `<template>`, scripts
 *   included, while that is allowed, and its other children while it is not.
 * - `<consent-open>Cookie settings</consent-open>`: a button that opens the preferences.
 */
export function defineConsentElements({ consent }: Pick<BindingOptions, 'consent'> = {}): void {
  if (typeof customElements === 'undefined' || customElements.get('consent-gated')) return
  const store = connect({ consent })

  class ConsentGated extends HTMLElement {
    static readonly observedAttributes = ['category', 'service', 'lifetime']
    #shown = false
    #aside: ChildNode[] = []
    #stop: (() => void) | undefined

    connectedCallback(): void {
      whenParsed(() => {
        if (!this.isConnected) return
        this.#stop ??= store.subscribe(() => this.attributeChangedCallback())
        this.attributeChangedCallback()
      })
    }

    disconnectedCallback(): void {
      this.#stop?.()
      this.#stop = undefined
    }

    attributeChangedCallback(): void {
      const [category, service, lifetime] = ConsentGated.observedAttributes.map((name) => this.getAttribute(name))
      const allowed = store.get().allows(`${service ?? category}`, (lifetime as Lifetime) ?? undefined)
      const template = this.querySelector<HTMLTemplateElement>(':scope > template')
      if (!this.#stop || !template || allowed === this.#shown) return
      this.#shown = allowed
      const next = allowed ? document.importNode(template.content, true).childNodes : this.#aside
      this.#aside = [...this.childNodes].filter((node) => node !== template)
      for (const node of this.#aside) node.remove()
      this.append(...next)
    }
  }

  class ConsentOpen extends HTMLElement {
    connectedCallback(): void {
      whenParsed(() => {
        if (this.querySelector('button')) return
        const button = document.createElement('button')
        button.type = 'button'
        // The SDK listens for this attribute; `onclick` serves clicks before it has loaded.
        button.dataset.consentOpen = ''
        button.onclick = () => {
          if (store.get() === store.initial()) store.get().open()
        }
        button.append(...this.childNodes)
        this.append(button)
      })
    }
  }

  customElements.define('consent-gated', ConsentGated)
  customElements.define('consent-open', ConsentOpen)
}
