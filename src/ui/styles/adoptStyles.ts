/**
 * Styles that a strict `style-src` lets through: a constructed sheet beside the host's own, or a `<style>` with the
 * page's nonce where the browser has none. Putting them on again restores what a host script took away.
 */
export function adoptStyles(css: string, nonce = ''): (on: boolean) => void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    return (on) => {
      const others = document.adoptedStyleSheets.filter((other) => other !== sheet)
      document.adoptedStyleSheets = on ? [...others, sheet] : others
    }
  } catch {
    const style = document.createElement('style')
    style.nonce = nonce
    style.textContent = css
    return (on) => (on ? document.head.append(style) : style.remove())
  }
}
