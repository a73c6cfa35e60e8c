/**
 * What a gateway paid out, known by its id at the provider: `gross` leaves clearing, `fee` is kept by the gateway, `net`
 * reaches the bank. Minor units; gross and net are below zero where the gateway took back more than it held.
 */
export interface Payout {
  readonly id: string
  readonly provider: string
  readonly providerId: string
  /** 1, and one more each time what was recorded under this id before was undone. */
  readonly take: number
  readonly currency: string
  readonly gross: bigint
  readonly fee: bigint
  readonly net: bigint
  /** Calendar date on which it came to the bank. */
  readonly paidOn: string
  readonly reference: string | null
}

/** Whether two tell of the same payout, whoever recorded it and when. */
export const saysTheSame = (a: Omit<Payout, 'id' | 'take'>, b: Omit<Payout, 'id' | 'take'>): boolean =>
  a.currency === b.currency &&
  a.gross === b.gross &&
  a.fee === b.fee &&
  a.net === b.net &&
  a.paidOn === b.paidOn &&
  a.reference === b.reference
