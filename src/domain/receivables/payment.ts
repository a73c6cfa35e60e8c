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
  readonly alert: string | null
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

/** An amount of a payment or a credit note set against a document, on a calendar date. */
export interface Allocation {
  readonly id: string
  readonly sourceType: 'payment' | 'credit_note'
  readonly sourceId: string
  readonly invoiceId: string
  readonly amount: bigint
  readonly allocatedOn: string
}
