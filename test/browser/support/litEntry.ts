import { html, LitElement } from 'lit'

/** A card with a clip in its shadow root, as a design system has them. */
class ClipCard extends LitElement {
  static override properties = { src: {}, isOpen: { type: Boolean, attribute: 'open' } }
  declare src: string
  declare isOpen: boolean

  override render() {
    return html`<h2>Clip</h2>
      ${
        this.isOpen
          ? html`<iframe data-consent="clips" data-src=${this.src} title="A clip" width="400" height="250"></iframe>
              <video data-consent="clips" data-src="/clip.webm" width="300" height="200"></video>`
          : html`<p>Closed</p>`
      }`
  }
}
customElements.define('clip-card', ClipCard)
