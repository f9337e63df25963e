/**
 * Creates styles that a strict `style-src` allows: a constructed sheet beside the page's own, or a `<style>` with the
 * page's nonce if the browser has no constructed sheets. Returns a switch. Switching on again restores what a script of
 * the page removed.
 *
 * Each declaration of `firm` becomes important, except custom properties, which sites use for theming. It goes into a
 * layer, where important declarations beat those outside of one (https://www.w3.org/TR/css-cascade-5/#layer-ordering).
 * `loose` stays as it is.
 */
export function adoptStyles(loose: string, firm: string, nonce = ''): (on: boolean) => void {
  return adoptSheet(document, `${loose}@layer{${firm.replace(/[{;](?!--)[^{};]+(?=[;}])/g, '$&!important')}}`, nonce)
}

/**
 * The same for any document of this origin, with the CSS as written. A sheet works only in the document whose window
 * created it.
 */
export function adoptSheet(page: Document, css: string, nonce: string): (on: boolean) => void {
  try {
    const sheet = new (page.defaultView as Window & typeof globalThis).CSSStyleSheet()
    sheet.replaceSync(css)
    return (on) => {
      const others = page.adoptedStyleSheets.filter((other) => other !== sheet)
      page.adoptedStyleSheets = on ? [...others, sheet] : others
    }
  } catch {
    const style = page.createElement('style')
    style.nonce = nonce
    style.textContent = css
    return (on) => (on ? page.head.append(style) : style.remove())
  }
}
