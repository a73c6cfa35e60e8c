import { dueParts, type InstalmentPlan } from '../invoice/instalments.ts'
import { type AgingBucket, AGING_BUCKETS, bucketOf } from './aging.ts'

/** Unpaid documents as of a day; what happened, with a running balance; what happened, and how money was applied. */
export const STATEMENT_FORMS = ['open-item', 'balance-forward', 'activity'] as const
export type StatementForm = (typeof STATEMENT_FORMS)[number]

/**
 * What a document moved on a customer's account on one day: minor units, positive what the customer owes more. A posting
 * to Accounts receivable names its document by `invoiceId`; `onCredit` is one to Customer credit.
 */
export interface AccountMovement {
  readonly currency: string
  /** The calendar date from which it counts: the entry's own, but never one on which its document was no final one yet. */
  readonly day: string
  readonly documentType: string
  readonly documentId: string
  readonly kind: string
  readonly description: string
  /** How it came, and what came with it to know it by, where the document is a payment. */
  readonly paymentMethod: string | null
  readonly paymentReference: string | null
  readonly invoiceId: string | null
  readonly onCredit: boolean
  readonly amount: bigint
}

/** What stood on the account at the end of a day for a document, on Customer credit, or (both unsaid) beside documents. */
export type AccountHolding = Pick<AccountMovement, 'currency' | 'invoiceId' | 'onCredit' | 'amount'>

/** What a statement tells of a document. */
export interface StatementDocument {
  readonly id: string
  readonly kind: 'invoice' | 'supplement' | 'credit_note' | 'deposit'
  readonly stage: string
  readonly number: string | null
  readonly reference: string | null
  readonly issuedOn: string
  /** As agreed at first; an item that is an instalment says its own. */
  readonly dueOn: string
  readonly total: bigint
  /** How it was split by the last day of the statement. */
  readonly instalments: InstalmentPlan | null
}

/** What an account was read to hold and to have moved by; `held` and `before` are at the ends of `to` and of the day before `from`. */
export interface AccountRead {
  readonly before: readonly AccountHolding[]
  readonly held: readonly AccountHolding[]
  readonly movements: readonly AccountMovement[]
  readonly documents: ReadonlyMap<string, StatementDocument>
  /** Money set against documents that do not stand on the statement yet, by currency: minor units. */
  readonly elsewhere: ReadonlyMap<string, bigint>
}

/** Entries that are told by their own kind, whatever document they stand with. */
const OWN_KINDS = ['credit_applied', 'allocation_undone', 'write_off'] as const
type OwnKind = (typeof OWN_KINDS)[number]

export type StatementLineType =
  | StatementDocument['kind']
  | 'payment'
  | 'refund'
  | OwnKind
  /** What stood before was taken back: a document that was cancelled, a payment that did not hold. */
  | 'reversal'
  | 'other'

export interface StatementLine {
  readonly day: string
  readonly type: StatementLineType
  readonly description: string
  readonly documentType: string
  readonly documentId: string
  readonly paymentMethod: string | null
  readonly paymentReference: string | null
  readonly document: StatementDocument | null
  readonly amount: bigint
  /** What was owed after it. */
  readonly balance: bigint
  /** What of it settles which documents: positive settles, negative opens again. */
  readonly applied: readonly { readonly document: StatementDocument; readonly amount: bigint }[]
  /** What of it was left as customer credit. */
  readonly kept: bigint
}

export interface StatementItem {
  readonly document: StatementDocument
  readonly open: bigint
}

export type StatementAging = Readonly<Record<AgingBucket | 'credits' | 'total', bigint>>

/** A customer's account in one currency: minor units, positive what the customer owes. */
export interface CustomerStatement {
  readonly currency: string
  readonly opening: bigint
  readonly closing: bigint
  readonly lines: readonly StatementLine[]
  readonly items: readonly StatementItem[]
  /** Customer credit: money that no document took. */
  readonly credit: bigint
  /** On Accounts receivable, but for no document: entries by hand. */
  readonly other: bigint
  readonly aging: StatementAging
  readonly elsewhere: bigint
}

/**
 * A customer's statement in each currency in which there is anything (rule 22). What it closes with is what the
 * documents that count hold in Accounts receivable, less customer credit, by the journal; it opens with what it closed with the
 * day before.
 *
 * @param to the last day (calendar date); what is open is aged as of it
 */
export function customerStatements(read: AccountRead, to: string): CustomerStatement[] {
  const { before, held, movements, elsewhere } = read
  const currencies = new Set([...before, ...held, ...movements].map(({ currency }) => currency))
  for (const [currency, amount] of elsewhere) if (amount !== 0n) currencies.add(currency)
  return [...currencies].sort().map((currency) => {
    const of = <Of extends { currency: string }>(all: readonly Of[]): Of[] =>
      all.filter((one) => one.currency === currency)
    const opening = sum(of(before))
    const standing = of(held)
    return {
      currency,
      opening,
      closing: sum(standing),
      lines: linesOf(of(movements), opening, read.documents),
      ...openOf(standing, read.documents, to),
      elsewhere: elsewhere.get(currency) ?? 0n,
    }
  })
}

const sum = (all: readonly { readonly amount: bigint }[]): bigint =>
  all.reduce((total, { amount }) => total + amount, 0n)

/** One line for each document and day, in the order in which they count; what came to nothing is left out. */
function linesOf(
  movements: readonly AccountMovement[],
  opening: bigint,
  documents: AccountRead['documents'],
): StatementLine[] {
  const groups = Map.groupBy(movements, ({ day, documentId }) => `${day} ${documentId}`)
  const came = Map.groupBy(movements, ({ documentId }) => documentId)
  /** Made and ended within these days: it is as if it had never been. */
  const isVoid = (id: string): boolean => {
    const stage = documents.get(id)?.stage
    return (stage === 'void' || stage === 'cancelled') && sum(came.get(id)!) === 0n
  }
  let balance = opening
  const lines: StatementLine[] = []
  for (const group of groups.values()) {
    const { day, documentType, documentId, paymentMethod, paymentReference } = group[0]!
    const amount = sum(group)
    const applied = appliedOf(group, documents)
    if (isVoid(documentId) || (amount === 0n && applied.length === 0)) continue
    balance += amount
    const document = documents.get(documentId) ?? null
    const { description } = group.at(-1)!
    const kept = -sum(group.filter(({ onCredit }) => onCredit))
    const type = typeOf(group, document)
    const told = { day, type, description, documentType, documentId, paymentMethod, paymentReference }
    lines.push({ ...told, document, amount, balance, applied, kept })
  }
  return lines
}

function appliedOf(
  group: readonly AccountMovement[],
  documents: AccountRead['documents'],
): StatementLine['applied'] {
  const others = group.filter(({ invoiceId, documentId }) => invoiceId !== null && invoiceId !== documentId)
  return [...Map.groupBy(others, ({ invoiceId }) => invoiceId!)].flatMap(([id, moved]) => {
    const document = documents.get(id)
    const amount = -sum(moved)
    return document && amount !== 0n ? [{ document, amount }] : []
  })
}

function typeOf(group: readonly AccountMovement[], document: StatementDocument | null): StatementLineType {
  if (group.every(({ kind }) => kind.endsWith('_reversal'))) return 'reversal'
  const own = OWN_KINDS.find((kind) => group.every((one) => one.kind === kind))
  if (own) return own
  if (document) return document.kind
  const { kind } = group.at(-1)!
  if (kind === 'refund' || kind === 'credit_note') return kind
  return kind === 'invoice_payment' ? 'payment' : 'other'
}

/** What is open at the end, the longest due first, and how old it is. */
function openOf(
  standing: readonly AccountHolding[],
  documents: AccountRead['documents'],
  to: string,
): Pick<CustomerStatement, 'items' | 'credit' | 'other' | 'aging'> {
  const items = standing
    .flatMap(({ invoiceId, amount: open }) => {
      const document = invoiceId === null ? undefined : documents.get(invoiceId)
      if (!document) return []
      return dueParts(document, open).map(({ dueOn, amount }) => ({
        document: { ...document, dueOn },
        open: amount,
      }))
    })
    .sort(
      (a, b) =>
        order(a.document.dueOn, b.document.dueOn) ||
        order(a.document.issuedOn, b.document.issuedOn) ||
        order(a.document.id, b.document.id),
    )
  const beside = standing.filter(({ invoiceId }) => invoiceId === null)
  const credit = -sum(beside.filter(({ onCredit }) => onCredit))
  const other = sum(beside.filter(({ onCredit }) => !onCredit))
  const aging = { ...NOTHING_AGED, credits: -credit, total: sum(standing) }
  for (const { document, open } of items) aging[open < 0n ? 'credits' : bucketOf(document.dueOn, to)] += open
  aging[other < 0n ? 'credits' : 'current'] += other
  return { items, credit, other, aging }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const NOTHING_AGED = Object.fromEntries(
  [...AGING_BUCKETS, 'credits', 'total'].map((name) => [name, 0n]),
) as Record<AgingBucket | 'credits' | 'total', bigint>
