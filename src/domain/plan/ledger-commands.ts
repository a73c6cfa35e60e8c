import type { Addressee } from './command.ts'
import type { LineByHand } from '../ledger/lines-by-hand.ts'
import type { Payout } from '../ledger/payout.ts'

/** A bookkeeper posts an entry by hand. Amounts are minor units, debit positive; `date` a calendar date. */
export interface PostManual {
  readonly kind: 'post_manual'
  readonly date: string
  readonly currency: string
  readonly description: string
  readonly reference: string | null
  readonly reason: string | null
  readonly lines: readonly LineByHand[]
}

/** What was entered by hand is undone. */
export interface ReverseManual {
  readonly kind: 'reverse_manual'
  readonly manualId: string
  readonly reason: string
}

/** A fiscal year is closed, or closed anew by what changed since. `endsOn` is its last day. */
export interface CloseYear {
  readonly kind: 'close_year'
  readonly endsOn: string
}

/** The close of a fiscal year is undone. */
export interface ReopenYear {
  readonly kind: 'reopen_year'
  readonly yearCloseId: string
  readonly reason: string
}

/** A document of another system with what is open on it: minor units, more than nothing. */
export interface OpeningDocument {
  readonly number: string
  readonly addressee: Addressee
  readonly issuedOn: string
  readonly dueOn: string
  readonly open: bigint
}

/** Balances and open documents of another system, as of the end of a day. */
export interface OpenBooks {
  readonly kind: 'open_books'
  readonly asOf: string
  readonly currency: string
  readonly reference: string | null
  readonly lines: readonly LineByHand[]
  readonly documents: readonly OpeningDocument[]
  /** Leave what does not balance in Opening balance equity. */
  readonly differenceToEquity: boolean
}

/** The recurring entry of which one is due is made. */
export interface PostRecurring {
  readonly kind: 'post_recurring'
  readonly recurringId: string
}

/** A gateway paid out what it held, less its fees. */
export interface RecordPayout extends Omit<Payout, 'id' | 'take'> {
  readonly kind: 'record_payout'
}

/** A payout that was recorded is undone. */
export interface UndoPayout {
  readonly kind: 'undo_payout'
  readonly payoutId: string
  readonly reason: string
}

/** The books are revalued at the end of a day (calendar date), or told anew by what changed since. */
export interface Revalue {
  readonly kind: 'revalue'
  readonly day: string
}

export type LedgerCommand =
  | PostManual
  | ReverseManual
  | CloseYear
  | ReopenYear
  | OpenBooks
  | PostRecurring
  | RecordPayout
  | UndoPayout
  | Revalue

/** What must be read of the ledger before such a command can be decided. */
export type LedgerNeed =
  | { readonly need: 'manual_entry'; readonly id: string }
  | { readonly need: 'year'; readonly endsOn: string }
  | { readonly need: 'year_close'; readonly id: string }
  | { readonly need: 'payouts'; readonly provider: string; readonly providerId: string }
  | { readonly need: 'payout'; readonly id: string }
  | { readonly need: 'exchange'; readonly day: string }
  | { readonly need: 'chart' }
  | { readonly need: 'recurring' }
  | { readonly need: 'new_books'; readonly asOf: string; readonly currency: string }

export function ledgerNeedsOf(command: LedgerCommand): readonly LedgerNeed[] {
  switch (command.kind) {
    case 'post_manual':
      return [{ need: 'chart' }]
    case 'reverse_manual':
      return [{ need: 'manual_entry', id: command.manualId }]
    case 'record_payout':
      return [{ need: 'payouts', provider: command.provider, providerId: command.providerId }]
    case 'undo_payout':
      return [{ need: 'payout', id: command.payoutId }]
    case 'revalue':
      return [{ need: 'exchange', day: command.day }]
    case 'post_recurring':
      return [{ need: 'recurring' }]
    case 'open_books':
      return [{ need: 'new_books', asOf: command.asOf, currency: command.currency }]
    case 'close_year':
      return [{ need: 'year', endsOn: command.endsOn }]
    case 'reopen_year':
      return [{ need: 'year_close', id: command.yearCloseId }]
  }
}
