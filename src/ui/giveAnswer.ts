import type { Wish } from '../choice/makeChoice'
import type { ConsentEvents } from '../events'
import { answerOf } from './answerOf'
import type { ModalHost } from './modalTypes'

/** What the visitor had before them: the words, their SHA-256 once it is known, and where they stood. */
interface Shown {
  layout: ConsentEvents['answer']['layout']
  language: string
  words: string
  hash: string
}

/** Saves a decision with the words that it is based on, and emits it for counts. */
export function giveAnswer(host: ModalHost, wish: Wish, { layout, language, words, hash }: Shown): void {
  // Before it is saved, as it is compared with the choice until now.
  const detail = { ...answerOf(host.model(), wish), language, layout }
  host.choose(wish, { sha256: hash, language, words })
  host.emit('answer', detail)
}
