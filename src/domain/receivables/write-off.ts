/** An open balance, or a part of it, given up as bad debt on a calendar date: minor units. */
export interface WriteOff {
  readonly id: string
  readonly invoiceId: string
  readonly currency: string
  readonly amount: bigint
  readonly writtenOffOn: string
  readonly reason: string
}

/** A write-off that stands, with the entry that posted it. */
export interface StandingWriteOff extends WriteOff {
  readonly entryId: string
}

/** A write-off taken back, whole, on a calendar date: its amount is owed again. */
export interface Reinstatement {
  readonly id: string
  readonly writeOffId: string
  readonly reinstatedOn: string
  readonly reason: string
}
