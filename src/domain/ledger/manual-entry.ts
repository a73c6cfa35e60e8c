/** Why an entry by hand stands in the books, beside what it posts: the document its journal entry names. */
export interface ManualEntry {
  readonly id: string
  readonly kind: 'manual' | 'opening_balance'
  /** What it rests on: a bill, a contract. */
  readonly reference: string | null
  readonly reason: string | null
  /** The recurring entry it was made by, and the day on which that was due. */
  readonly recurringId: string | null
  readonly dueOn: string | null
}
