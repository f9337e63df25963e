const documents = new WeakMap<Node, [parent: Node | null, page: Document]>()

/** happy-dom gives a frame no document unless it loads one; here each has an empty one, and another wherever it is moved to. */
export function giveFramesDocuments(): void {
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', {
    configurable: true,
    get(this: HTMLIFrameElement) {
      if (!this.isConnected) return null
      let [parent, page] = documents.get(this) ?? []
      if (!page || parent !== this.parentNode) {
        parent = this.parentNode
        page = document.implementation.createHTMLDocument()
        Object.defineProperty(page, 'URL', { configurable: true, get: () => 'about:blank' })
        documents.set(this, [parent, page])
      }
      return page
    },
  })
}
