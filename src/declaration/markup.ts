/** A text, or an element with its attributes and content: markup that a page or a server can write out. */
export type Piece = string | Element

export interface Element {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: readonly Piece[]
}

/** `undefined`, `''` and `false` are left out. */
type Child = Piece | undefined | false

/** Joins adjacent texts, as a parser does. */
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

/**
 * Serialises a piece as a browser would. Nothing is put between elements, so that a page that creates it has the same
 * nodes.
 */
export function toHtml(piece: Piece): string {
  if (typeof piece === 'string') return escapeSigns(piece, /[&<>]/g)
  const { tag, attributes, children } = piece
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeSigns(value, /[&<>"]/g)}"`)
  return `<${tag}${written.join('')}>${children.map(toHtml).join('')}</${tag}>`
}
