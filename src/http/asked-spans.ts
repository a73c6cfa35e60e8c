import { type Comparison, comparedSpan, type Span, spanOf } from '../domain/ledger/span.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { placeOf, seenAt } from './place.ts'

/** The days a report is of, and those it is compared with if that was asked for. */
export interface AskedSpans {
  readonly span: Span
  readonly compared: Span | null
  /** Both, in the order in which their amounts stand side by side. */
  readonly spans: readonly Span[]
}

/** The span a query asks for: this year up to today where nothing is said. */
export async function askedSpans(
  tx: Tx,
  orgId: string,
  now: number,
  asked: {
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly compare?: Comparison | undefined
    readonly knownAt?: string | undefined
  },
): Promise<AskedSpans | Refusal> {
  const to = asked.to ?? (await placeOf(tx, orgId, seenAt(now, asked.knownAt))).today
  const span = spanOf(asked.from ?? `${to.slice(0, 4)}-01-01`, to)
  if (isRefusal(span)) return span
  const compared = asked.compare ? comparedSpan(span, asked.compare) : null
  if (isRefusal(compared)) return compared
  return { span, compared, spans: [span, ...(compared ? [compared] : [])] }
}
