import { enNotice } from '../../src/ui/text/enNotice'
import { enPreferences } from '../../src/ui/text/enPreferences'
import type { Text } from '../../src/ui/text/types'

/** All words in English, in the order in which the languages' files have them. */
export const en: Text = { ...enNotice, ...enPreferences }
