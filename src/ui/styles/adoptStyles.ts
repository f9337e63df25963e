/**
 * Styles that a strict `style-src` lets through: a constructed sheet beside the host's own, or a `<style>` with the
 * page's nonce where the browser has none. Putting them on again restores what a host script took away.
 *
 * Each declaration of `firm` is made important, save custom properties, by which a site themes: in a layer that beats
 * what a host calls important outside of one (https://www.w3.org/TR/css-cascade-5/#layer-ordering). `loose` stays as it is.
 */
export function adoptStyles(loose: string, firm: string, nonce = ''): (on: boolean) => void {
  return adoptSheet(document, `${loose}@layer{${firm.replace(/[{;](?!--)[^{};]+(?=[;}])/g, '$&!important')}}`, nonce)
}

/** The same of any document of this origin, as it is written: a sheet belongs to the one whose window has made it. */
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
