import { given, isGiven, words } from './read'
import type { Given } from './types'

/** Words of theirs that ours have a place for. */
const TEXTS: Record<string, string> = {
  title: 'title',
  acceptAllBtn: 'acceptAll',
  acceptNecessaryBtn: 'rejectAll',
  showPreferencesBtn: 'manage',
}

/** Moves the words of their modal. */
export function moveTexts(translations: Given): { text: Record<string, Record<string, string>>; lost: string[] } {
  const lost: string[] = []
  const text = Object.entries(translations).flatMap(([language, value]) => {
    const modal = given(given(value).consentModal)
    if (typeof value === 'string')
      lost.push(`language.translations.${language}: is another file, ${value}; put its words into "text"`)
    else if (!isGiven(value))
      lost.push(`language.translations.${language}: is fetched by code; put its words into "text"`)
    const own = Object.entries(TEXTS).flatMap(([theirs, ours]) => (modal[theirs] ? [[ours, words(modal[theirs])]] : []))
    if (words(modal.description)) own.push(['intro', words(modal.description)])
    for (const key of Object.keys(modal))
      if (!TEXTS[key] && key !== 'description')
        lost.push(`language.translations.${language}.consentModal.${key}: has no place here`)
    if (given(value).preferencesModal)
      lost.push(`language.translations.${language}.preferencesModal: is made of the services that you declare`)
    return own.length ? [[language, Object.fromEntries(own)]] : []
  })
  return { text: Object.fromEntries(text), lost }
}
