/**
 * Names under which the words for a language tag may be found, the closest first: `zh-HK`, `zh-Hant`, `zh`. Likely
 * scripts are the browser's own knowledge (https://unicode.org/reports/tr35/#Likely_Subtags); no names for what is no tag.
 */
export function tagsFor(tag: string): string[] {
  // The browser reads its tables for the first likely script that it is asked for; English needs none of them.
  if (/^en(-[A-Z]{2})?$/.test(tag)) return [tag, 'en-Latn', 'en']
  try {
    // `de_DE` is POSIX, and common in templates; both Norwegian written forms are read by readers of either.
    const locale = new Intl.Locale(tag.replace(/_/g, '-').replace(/^n[no]\b/i, 'nb'))
    const { language, script } = locale.maximize()
    return [locale.baseName, `${language}-${script}`, language]
  } catch {
    return []
  }
}
