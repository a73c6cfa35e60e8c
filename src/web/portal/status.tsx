import type { PortalInvoiceRow } from '../../contract/portal.ts'
import { t, type Text } from './language.ts'

const WORDS: Readonly<Record<string, Text>> = {
  pending: 'wordPending',
  paid: 'wordPaid',
  overdue: 'wordOverdue',
  void: 'wordVoid',
}

/** How a document stands, as a chip in the colour of what it means; a credit note is not paid. */
export function Status({ invoice: { kind, word } }: { invoice: Pick<PortalInvoiceRow, 'kind' | 'word'> }) {
  if (kind === 'credit_note' && word.word !== 'void') return <span className="tone">{t('wordCredit')}</span>
  const known = WORDS[word.word]
  return <span className={`tone ${word.tone}`}>{known === undefined ? word.label : t(known)}</span>
}
