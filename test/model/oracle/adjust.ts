import { credit, refusedEffect, roundingOf, type Taken, wantedOf } from './credit.ts'
import { later } from './days.ts'
import { textOf } from './documents.ts'
import { earningsOf, placed } from './earning.ts'
import { follow } from './instalments.ts'
import type { Came, Oracle } from './oracle.ts'
import { rounded, sumsOf, type Line } from './sums.ts'
import type { Crediting, Document } from './things.ts'
import { mayBe } from './verbs.ts'

/** An adjustment: more work, or less by as much. */
export interface Adjustment {
  readonly more: boolean
  readonly line: Line
  readonly final: boolean
}

/** What a final document is credited where it is to bill less: as its prices are. */
export const creditOf = (it: Document, { line }: Adjustment): Crediting => ({
  ask: {
    by: 'amount',
    of: it.policy.adding.taxIncluded ? 'total' : 'net',
    amount: rounded(line.quantity * line.price, 1_000_000n),
  },
  givenBack: false,
})

/** Why a document cannot be adjusted so; null where it can. */
export function refusedAdjustment(books: Oracle, it: Document, asked: Adjustment): Came | null {
  if (!mayBe('adjust', it)) return 'not_allowed_now'
  const amount = rounded(asked.line.quantity * asked.line.price, 1_000_000n)
  if (amount === 0n) return 'amount_not_positive'
  if (asked.more) return null
  if (it.stage === 'draft') {
    const { taxIncluded } = it.policy.adding
    return amount > (taxIncluded ? it.sums.total : it.sums.net) ? 'credit_exceeds_original' : null
  }
  const crediting = creditOf(it, asked)
  return (
    wantedOf(books, it, crediting).refused ??
    (asked.final ? refusedEffect(books, it, crediting, null, it.works) : null)
  )
}

/** A draft of one rate gets a line; a final document a supplement, or a note that comes to what the program says. */
export function adjust(books: Oracle, it: Document, asked: Adjustment, told: Taken): void {
  const { line, more, final } = asked
  if (it.stage === 'draft') {
    const [rate] = it.sums.groups.keys()
    const less = {
      quantity: 1_000n,
      price: -1_000n * rounded(line.quantity * line.price, 1_000_000n),
      rate: rate!,
      account: it.earns[0]?.account ?? null,
    }
    it.lines = [...it.lines, ...placed([more ? { ...line, kind: 'adjustment' } : less], it.policy)]
    const was = { total: it.sums.total, issuedOn: it.issuedOn }
    it.sums = sumsOf(it.lines, it.discount, it.policy.adding)
    it.earns = earningsOf(it.lines, it.sums.lines!, it.policy.adding)
    it.typed = textOf(it.lines, it.discount)
    follow(it, was)
    books.rebook(it)
  } else if (more) {
    const policy = { ...books.policy, adding: { ...books.policy.adding, ...roundingOf(it) } }
    books.make({
      kind: 'supplement',
      final: final && (policy.finalBy === 'create' || policy.finalBy === 'confirm'),
      customer: it.customer,
      currency: it.currency,
      issuedOn: later(books.today, it.issuedOn),
      netDays: it.netDays,
      lines: placed([{ ...line, kind: 'adjustment' }], policy),
      discount: null,
      sums: sumsOf([line], null, policy.adding),
      works: [],
      original: it,
      flagged: false,
      policy,
    })
  } else credit(books, it, creditOf(it, asked), told, final, null, null)
}
