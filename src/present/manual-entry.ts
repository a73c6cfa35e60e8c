import type * as view from '../contract/manual-entry.ts'
import type { LineByHand } from '../domain/ledger/lines-by-hand.ts'
import { minorOf } from '../domain/work/amounts.ts'
import type { ReadManualEntry } from '../store/reading/manual-entries.ts'
import { presentAttachment } from './attachment.ts'
import { presentEntry } from './journal.ts'

export const presentManualEntry = ({
  entry,
  reversal,
  attachments,
  ...manual
}: ReadManualEntry): view.ManualEntry => ({
  ...manual,
  entry: presentEntry(entry),
  reversal: reversal && presentEntry(reversal),
  attachments: attachments.map(presentAttachment),
})

/** Lines as they were asked for, debits positive. */
export const linesByHand = (lines: readonly view.LineByHand[]): LineByHand[] =>
  lines.map(({ account, debit, credit }) => ({
    account,
    amount: debit === undefined ? -minorOf(credit ?? 0) : minorOf(debit),
  }))
