import { speaking } from '../invoice-link/language.ts'
import de from '../texts/de/statement.ts'
import en from '../texts/en/statement.ts'
import fr from '../texts/fr/statement.ts'

/** A text of the statement in the reader's language. */
export const statementText = speaking<keyof typeof en>({ en, fr, de })
