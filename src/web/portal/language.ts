import { speaking } from '../invoice-link/language.ts'
import de from '../texts/de/portal.ts'
import en from '../texts/en/portal.ts'
import fr from '../texts/fr/portal.ts'

export type Text = keyof typeof en

/** A text of the portal in the reader's language. */
export const t = speaking<Text>({ en, fr, de })
