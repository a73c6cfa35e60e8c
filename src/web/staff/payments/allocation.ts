import type { OpenItem } from '../../../contract/open-item.ts'
import { allocateOldestFirst } from '../../../domain/receivables/allocate.ts'
import { minorFromDecimalText } from '../../../kernel/money.ts'
import { plainNumber } from '../../ui/typed-number.ts'

/** What is set against one document, as it is typed. */
export type Typed = Readonly<Record<string, bigint>>

/**
 * How an amount is spread unless somebody says otherwise: on the document it is for first, then as the server does it,
 * the oldest due first. Drafts get nothing but by hand: money makes them final.
 */
export function suggestion(amount: bigint, items: readonly OpenItem[], first: string | undefined): Typed {
  const named = items.find(({ invoiceId }) => invoiceId === first)
  const own = named ? least(amount, BigInt(named.open)) : 0n
  const others = items.filter(({ invoiceId, draft }) => invoiceId !== first && !draft)
  const spread = allocateOldestFirst(
    amount - own,
    others.map((item) => ({
      ...item,
      open: BigInt(item.open),
      instalments: item.instalments.map(({ dueOn, open }) => ({ dueOn, open: BigInt(open) })),
    })),
  )
  return Object.fromEntries([
    ...(named && own > 0n ? [[named.invoiceId, own] as const] : []),
    ...spread.map((share) => [share.invoiceId, share.amount] as const),
  ])
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** What is typed into a row, in minor units: nothing is nothing; null when it is no amount. */
export function amountTyped(text: string, currency: string): bigint | null {
  if (text.trim() === '') return 0n
  const minor = minorFromDecimalText(plainNumber(text), currency)
  return typeof minor === 'bigint' && minor >= 0n ? minor : null
}

/** The rows that are too much, and what is left for the customer's credit; negative when more is set than came in. */
export function checkAllocation(
  amount: bigint,
  items: readonly OpenItem[],
  typed: Typed,
): { readonly tooMuch: ReadonlySet<string>; readonly left: bigint } {
  const tooMuch = items.filter(({ invoiceId, open }) => (typed[invoiceId] ?? 0n) > BigInt(open))
  const set = items.reduce((sum, { invoiceId }) => sum + (typed[invoiceId] ?? 0n), 0n)
  return { tooMuch: new Set(tooMuch.map(({ invoiceId }) => invoiceId)), left: amount - set }
}
