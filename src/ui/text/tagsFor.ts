/**
 * Returns the names that the words for a language tag may have, the closest first: `zh-HK`, `zh-Hant`, `zh`. The
 * browser knows the likely script (https://unicode.org/reports/tr35/#Likely_Subtags). An invalid tag has no names.
 */
export function tagsFor(tag: string): string[] {
  // English needs no likely script: asking for the first one makes the browser read its tables.
  if (/^en(-[A-Z]{2})?$/.test(tag)) return [tag, 'en-Latn', 'en']
  try {
    // `de_DE` is POSIX, and common in templates. Readers of either Norwegian written form can read the other.
    const locale = new Intl.Locale(tag.replace(/_/g, '-').replace(/^n[no]\b/i, 'nb'))
    const { language, script } = locale.maximize()
    return [locale.baseName, `${language}-${script}`, language]
  } catch {
    return []
  }
}
