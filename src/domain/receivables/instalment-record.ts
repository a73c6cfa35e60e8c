import type { Instalment } from '../invoice/instalments.ts'

/** A plan as it was made, changed or taken back (then without parts) on a calendar date; minor units. */
export interface InstalmentRecord {
  readonly id: string
  readonly invoiceId: string
  readonly currency: string
  readonly setOn: string
  readonly agreedDueOn: string
  /** What the parts come to, those that were settled before too. */
  readonly total: bigint
  readonly parts: readonly Instalment[]
  readonly reason: string | null
  /** Whether the client chose it, of what was offered to them. */
  readonly byClient: boolean
}
