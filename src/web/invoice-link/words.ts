import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { t, type Text } from './language.ts'

/** What the words of all businesses mean to who has to pay. */
const WORDS: Readonly<Record<string, Text>> = {
  posted: 'wordOpen',
  sent: 'wordOpen',
  viewed: 'wordOpen',
  pending: 'wordOpen',
  partial: 'wordPartial',
  partially_paid: 'wordPartial',
  paid: 'wordPaid',
  overdue: 'wordOverdue',
  refunded: 'wordRefunded',
  cancelled: 'wordVoid',
  void: 'wordVoid',
}

/** The document's word in the reader's language; one we do not know stands as the server says it. */
export function wordText({ word, label }: PublicInvoice['word']): string {
  const known = WORDS[word]
  return known === undefined ? label : t(known)
}

const KINDS = {
  invoice: 'invoice',
  supplement: 'supplement',
  credit_note: 'creditNote',
  deposit: 'deposit',
} as const

/** Whether anything of it is to be paid. */
export const isOwed = ({
  kind,
  ended,
  balance,
}: Pick<PublicInvoice, 'kind' | 'ended' | 'balance'>): boolean =>
  kind !== 'credit_note' && !ended && balance > 0

/** The document as people name it: Invoice INV-2026-00012. */
export const titleText = ({ kind, number }: Pick<PublicInvoice, 'kind' | 'number'>): string =>
  [t(KINDS[kind]), number].filter(Boolean).join(' ')

const METHODS: Readonly<Record<string, Text>> = {
  cash: 'cash',
  card: 'card',
  bank_transfer: 'bankTransfer',
  check: 'check',
}

export function methodText(method: string): string {
  const known = METHODS[method]
  return known === undefined ? method.replaceAll('_', ' ') : t(known)
}

const UNITS: Readonly<Record<string, Text>> = { hour: 'hour', piece: 'piece' }

export function unitText(unit: string | null): string {
  if (unit === null) return ''
  const known = UNITS[unit]
  return ` ${known === undefined ? unit : t(known)}`
}
