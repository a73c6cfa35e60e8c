/**
 * The days on which what Accounts Receivable holds for a document moved, as the journal dates it: the first, the last,
 * and the newest before the last with what it held from then until the last. So most past days are told of a document
 * without its postings. Postings are never taken back, so the first only goes back and the last only forward.
 */
export interface ReceivableMoves {
  readonly movedFirst: string | null
  /** Null while it moved on one day alone. */
  readonly movedBefore: string | null
  readonly movedLast: string | null
  /** Minor units; null while it moved on one day alone. */
  readonly heldBefore: bigint | null
}

export const NEVER_MOVED: ReceivableMoves = {
  movedFirst: null,
  movedBefore: null,
  movedLast: null,
  heldBefore: null,
}

/** An amount (debit positive) posted to a document's receivable on a calendar date. */
export interface Move {
  readonly date: string
  readonly amount: bigint
}

/** What is known of a document's days after it moved some more, in any order of days; `held` is what it held before. */
export function afterMoves(known: ReceivableMoves, held: bigint, moves: readonly Move[]): ReceivableMoves {
  let { movedFirst, movedBefore, movedLast, heldBefore } = known
  let holds = held
  for (const { date, amount } of moves) {
    if (movedFirst === null || date < movedFirst) movedFirst = date
    if (movedLast === null) movedLast = date
    else if (date > movedLast) {
      movedBefore = movedLast
      heldBefore = holds
      movedLast = date
    } else if (date < movedLast) {
      if (movedBefore === null || date > movedBefore) movedBefore = date
      heldBefore = (heldBefore ?? 0n) + amount
    }
    holds += amount
  }
  return { movedFirst, movedBefore, movedLast, heldBefore }
}
