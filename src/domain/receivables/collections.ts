import { divideRounded } from '../../kernel/decimal.ts'

/** What the payments of a method did in a span: minor units; `received - refunded = settled + kept + differences`. */
export interface MethodAmounts {
  readonly received: bigint
  readonly refunded: bigint
  /** Set against documents, less what was taken off them again. */
  readonly settled: bigint
  /** Kept as customer credit, less what of it was used or given back. */
  readonly kept: bigint
  /** Kept beyond what a document was open with (positive), or let go (negative). */
  readonly differences: bigint
}
export const MEASURES = ['received', 'refunded', 'settled', 'kept', 'differences'] as const
export type Measure = (typeof MEASURES)[number]

export interface MethodMoved extends MethodAmounts {
  readonly currency: string
  readonly method: string
}

/** What is known of the receivables of a span in one currency: minor units. */
export interface ReceivablesOfSpan {
  /** Accounts receivable before the span and at its end. */
  readonly opening: bigint
  readonly closing: bigint
  /** What of `closing` is past due. */
  readonly pastDue: bigint
  /** What documents billed, tax included, less credit notes. */
  readonly creditSales: bigint
  /** What payments were set against documents, and each such amount times the days since its document was issued. */
  readonly paid: bigint
  readonly paidDays: bigint
}

/** How fast money came in; tenths, null where nothing was billed or paid that it could be told by. */
export interface CollectionRatios {
  /** closing / credit sales × days. */
  readonly daysSalesOutstanding: bigint | null
  /** What of closing is not past due / credit sales × days. */
  readonly bestPossible: bigint | null
  /** Σ (amount × days from issue to payment) / Σ amount. */
  readonly daysToPay: bigint | null
  /** (opening + credit sales - closing) / (opening + credit sales - what of closing is not past due), in percent. */
  readonly effectiveness: bigint | null
}

/** The figures of a span of so many days. */
export function collectionRatios(
  { opening, closing, pastDue, creditSales, paid, paidDays }: ReceivablesOfSpan,
  days: number,
): CollectionRatios {
  const notDue = closing - pastDue
  const over = BigInt(days)
  return {
    daysSalesOutstanding: tenths(closing * over, creditSales),
    bestPossible: tenths(notDue * over, creditSales),
    daysToPay: tenths(paidDays, paid),
    effectiveness: tenths((opening + creditSales - closing) * 100n, opening + creditSales - notDue),
  }
}

const tenths = (part: bigint, whole: bigint): bigint | null =>
  whole > 0n ? divideRounded(part * 10n, whole) : null
