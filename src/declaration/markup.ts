/** A text, or an element with its attributes and what is in it: markup before it is a page's or a server's. */
export type Piece = string | Element

export interface Element {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: readonly Piece[]
}

/** What is left out stands as `undefined`, `''` or `false`. */
type Child = Piece | undefined | false

/** Texts beside each other are one, as a parser has them. */
const joined = (pieces: readonly Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1)
    if (typeof piece !== 'string' || typeof last !== 'string') return [...all, piece]
    return [...all.slice(0, -1), last + piece]
  }, [])

export const make = (tag: string, attributes: Element['attributes'] = {}, ...children: readonly Child[]): Element => ({
  tag,
  attributes,
  children: joined(children.filter((child): child is Piece => !!child)),
})

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeSigns = (text: string, signs: RegExp): string => text.replace(signs, (sign) => ENTITIES[sign] ?? sign)

/** The same as text, as a browser writes it. Nothing stands between two elements: a page that makes it has the same nodes. */
export function toHtml(piece: Piece): string {
  if (typeof piece === 'string') return escapeSigns(piece, /[&<>]/g)
  const { tag, attributes, children } = piece
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeSigns(value, /[&<>"]/g)}"`)
  return `<${tag}${written.join('')}>${children.map(toHtml).join('')}</${tag}>`
}
