import type { Remarks } from '../sentence/say.ts'

/** Money received. Amounts are minor units; `unapplied` is what became customer credit; `receivedOn` a calendar date. */
export interface Payment {
  readonly id: string
  readonly provider: string
  readonly providerId: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly unapplied: bigint
  readonly receivedOn: string
  readonly method: string
  readonly reference: string | null
  readonly memo: string | null
  /** Why a person should look, if one should. */
  readonly alert: Remarks | null
  /** When a person had looked (an instant); null while nobody has. */
  readonly alertSettledAt: string | null
}

/**
 * Money of a payment given back (rule 24): minor units, on a calendar date. `invoiceId` is the document it had settled;
 * null when it had been kept as customer credit.
 */
export interface Refund {
  readonly id: string
  readonly paymentId: string
  readonly invoiceId: string | null
  readonly currency: string
  readonly amount: bigint
  readonly refundedOn: string
  readonly reason: string
}

/**
 * An amount of a payment or a credit note set against a document, on a calendar date. Where it was tolerated that money
 * and document differ a little, `amount` is what it settles and `amount - difference` what it took of the money:
 * a positive difference was missing and let go, a negative one was too much and kept.
 */
export interface Allocation {
  readonly id: string
  readonly sourceType: 'payment' | 'credit_note'
  readonly sourceId: string
  readonly invoiceId: string
  readonly amount: bigint
  readonly difference: bigint
  readonly allocatedOn: string
  /** Set against it later, out of customer credit, and posted by itself; false for what its payment or note posted. */
  readonly ofCredit: boolean
}

/** What an allocation took of its payment or credit note: minor units. */
export const takenBy = ({ amount, difference }: Pick<Allocation, 'amount' | 'difference'>): bigint =>
  amount - difference

/** An allocation taken off its document again, whole, on a calendar date: its money is customer credit from then on. */
export interface AllocationUndo {
  readonly id: string
  readonly allocationId: string
  readonly undoneOn: string
  readonly reason: string
}
