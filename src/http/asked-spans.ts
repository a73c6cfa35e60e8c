import { type Comparison, comparedSpan, type Span, spanOf } from '../domain/ledger/span.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { placeOf, seenAt } from './place.ts'

/** The days a report is of, and those it is compared with if that was asked for. */
export interface AskedSpans {
  readonly span: Span
  readonly compared: Span | null
  /** Both, in the order in which their amounts stand side by side. */
  readonly spans: readonly Span[]
  /** What the report says of itself. */
  readonly told: Span & { readonly comparedWith: Span | null; readonly knownAt: string | null }
}

interface Compared {
  readonly compare?: Comparison | undefined
  readonly compareFrom?: string | undefined
  readonly compareTo?: string | undefined
}

/** The days a span is to stand beside: those of a comparison by its name, or any others. */
function comparedWith(
  span: Span,
  { compare, compareFrom: from, compareTo: to }: Compared,
): Span | null | Refusal {
  if (from === undefined && to === undefined) return compare ? comparedSpan(span, compare) : null
  if (compare !== undefined)
    return refuse('comparison_twice', null, 'It can stand beside one other span only.', {
      pointer: '/compare',
      remedy: 'Say `compare`, or `compareFrom` and `compareTo`.',
    })
  if (from === undefined || to === undefined)
    return refuse('comparison_open', null, 'The days it is to stand beside have no beginning or no end.', {
      pointer: from === undefined ? '/compareFrom' : '/compareTo',
      remedy: 'Say both `compareFrom` and `compareTo`.',
    })
  const other = spanOf(from, to)
  return isRefusal(other) ? { ...other, pointer: '/compareTo' } : other
}

/** The span a query asks for: this year up to today where nothing is said. */
export async function askedSpans(
  tx: Tx,
  orgId: string,
  now: number,
  asked: Compared & {
    readonly from?: string | undefined
    readonly to?: string | undefined
    readonly knownAt?: string | undefined
  },
): Promise<AskedSpans | Refusal> {
  const to = asked.to ?? (await placeOf(tx, orgId, seenAt(now, asked.knownAt))).today
  const span = spanOf(asked.from ?? `${to.slice(0, 4)}-01-01`, to)
  if (isRefusal(span)) return span
  const compared = comparedWith(span, asked)
  if (isRefusal(compared)) return compared
  return {
    span,
    compared,
    spans: [span, ...(compared ? [compared] : [])],
    told: { ...span, comparedWith: compared, knownAt: asked.knownAt ?? null },
  }
}
