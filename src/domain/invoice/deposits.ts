import { exponentOf } from '../../kernel/currency.ts'
import { type Decimal, DECIMAL_ONE, decimalFromMinor, percentOf } from '../../kernel/decimal.ts'
import { formatMoney } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { contentOfLines } from './credit-content.ts'
import { creditParts } from './credit-parts.ts'
import { creditableOf, type Note, type Taken } from './creditable.ts'
import type { Content } from './document.ts'
import type { Invoice, InvoiceLine } from './invoice.ts'
import { isTaxedAlike, taxedAs, taxKey, type TaxTerms, termsOfLine } from './tax-terms.ts'
import type { TaxGroup } from './totals.ts'

/** A deposit with its lines and the credit notes over it. */
export interface Deposit {
  readonly deposit: Invoice
  readonly lines: readonly InvoiceLine[]
  readonly notes: readonly Note[]
}

/** How much of a whole a deposit asks for: with tax, and at most what earlier ones left. */
export type DepositAsk =
  | { readonly by: 'percent'; readonly percent: Decimal }
  /** Progress: so much of the whole together with what was billed of it before. */
  | { readonly by: 'up_to'; readonly percent: Decimal }
  /** Minor units. */
  | { readonly by: 'amount'; readonly amount: bigint }

/** What of a document is the whole it bills: what is deducted for deposits is left out. */
export const wholeLines = (lines: readonly InvoiceLine[]): InvoiceLine[] =>
  lines.filter(({ kind }) => kind !== 'deposit')

/** What a document bills in all, before what is deducted for deposits. */
export const wholeOf = (invoice: Invoice, lines: readonly InvoiceLine[]): Content =>
  contentOfLines(wholeLines(lines), invoice.documentDiscount)

/** What credit notes left of a deposit, by its tax and piece of work: minor units. */
interface Left extends TaxTerms {
  readonly workId: string | null
  readonly net: bigint
  readonly tax: bigint
}

export function leftOf({ lines, notes }: Deposit): readonly Left[] {
  const left = new Map<string, Left>()
  const add = (sign: bigint, line: InvoiceLine): void => {
    const { workId, net, tax } = line
    const terms = termsOfLine(line)
    const key = `${taxKey(terms)} ${workId}`
    const before = left.get(key) ?? { ...terms, workId, net: 0n, tax: 0n }
    left.set(key, { ...before, net: before.net + sign * net, tax: before.tax + sign * tax })
  }
  for (const line of lines) add(1n, line)
  for (const { note, lines: credited } of notes)
    if (note.stage === 'posted') for (const line of credited) add(-1n, line)
  return [...left.values()].filter(({ net, tax }) => net !== 0n || tax !== 0n)
}

/**
 * What a deposit bills of a whole, given the deposits there are, and drafts of them. Its tax in each group is what all of
 * them together should bear, rounded once, less what earlier ones do, as of credit notes (rule 25): so they and the
 * document that bills the rest come to the tax of the whole, to the minor unit. Refused: what is more than is left of the
 * whole (rule 9), and nothing.
 */
export function depositContent(
  ask: DepositAsk,
  whole: Content,
  how: Pick<Invoice, 'currency' | 'pricesIncludeTax' | 'taxRounding'>,
  deposits: readonly Deposit[],
  description: string,
): Content | Refusal {
  const taken: Taken = { ...how, taxGroups: whole.totals.groups, total: whole.totals.total }
  // Deferred revenue has one account, whatever the whole will be earned on.
  const wholeUnnamed = whole.lines.map(({ account: _, ...line }) => line)
  const of = creditableOf(taken, wholeUnnamed, deposits.map(asNote))
  const amount = amountOfAsk(ask, whole.totals.total, of.left)
  if (amount <= 0n) return nothingAsked(ask, whole.totals.total - of.left, of)
  if (amount > of.left) {
    return refuse(
      'deposit_exceeds_whole',
      9,
      `The whole has ${formatMoney(of.left, how.currency)} ${how.currency} left for deposits, less than ${formatMoney(amount, how.currency)} ${how.currency}.`,
      { pointer: ask.by === 'amount' ? '/amount' : '/percent', values: { left: of.left, asked: amount } },
    )
  }
  const parts = creditParts({ by: 'amount', of: 'total', parts: [{ amount, description }] }, of)
  if (isRefusal(parts)) return parts
  const lines = parts.map((part) => lineOf(part, description, how))
  return deferring(contentOfLines(lines, null))
}

function nothingAsked(
  ask: DepositAsk,
  billed: bigint,
  { left, currency }: { readonly left: bigint; readonly currency: string },
): Refusal {
  const sentence =
    left <= 0n && billed > 0n
      ? 'Deposits are asked for all of it already: nothing is left.'
      : ask.by === 'up_to' && billed > 0n
        ? `Deposits come to ${formatMoney(billed, currency)} ${currency} already, as much as that or more.`
        : 'A deposit is above zero, and so is what it is asked for.'
  const pointer = ask.by === 'amount' ? '/amount' : ask.by === 'percent' ? '/percent' : '/upTo'
  return refuse('nothing_to_deposit', 9, sentence, { pointer, values: { left } })
}

function amountOfAsk(ask: DepositAsk, whole: bigint, left: bigint): bigint {
  if (ask.by === 'amount') return ask.amount
  const share = percentOf(whole, ask.percent)
  return ask.by === 'percent' ? share : share - (whole - left)
}

/** A deposit as what it took of its whole. */
function asNote(one: Deposit): Note {
  const credited = one.notes.flatMap(({ note, lines }) =>
    note.stage === 'posted' ? lines.map((line) => ({ ...line, net: -line.net, tax: -line.tax })) : [],
  )
  const total = leftOf(one).reduce((sum, { net, tax }) => sum + net + tax, 0n)
  return { note: { ...one.deposit, stage: 'posted', total }, lines: [...one.lines, ...credited] }
}

/** Which line of a document, by its place from 1, is deducted for which deposit. */
export interface Deducted {
  readonly position: number
  readonly depositId: string
  /** The deposit as people name it. */
  readonly named: string
}

/**
 * A whole less its deposits: what is left of each comes off as lines of its own with their tax, so that all documents
 * together come to the whole in every group. Refused where the deposits come to more than the whole.
 */
export function lessDeposits(
  whole: Content,
  deposits: readonly Deposit[],
  how: Pick<Invoice, 'currency' | 'pricesIncludeTax'>,
): { content: Content; deducted: readonly Deducted[] } | Refusal {
  const lines = [...whole.lines]
  const deducted: Deducted[] = []
  for (const one of deposits) {
    const { deposit } = one
    for (const left of leftOf(one)) {
      const off = { ...left, net: -left.net, tax: -left.tax }
      lines.push(lineOf(off, `Less ${nameOf(deposit)}`, how))
      deducted.push({ position: lines.length, depositId: deposit.id, named: nameOf(deposit) })
    }
  }
  if (deducted.length === 0) return { content: whole, deducted }
  const content = deferring(contentOfLines(lines, whole.documentDiscount))
  if (content.totals.total >= 0n) return { content, deducted }
  const { currency } = how
  const over = -content.totals.total
  return refuse(
    'deposits_exceed_whole',
    9,
    `Its deposits come to ${formatMoney(over, currency)} ${currency} more than the whole.`,
    { pointer: '/lines', values: { over }, remedy: 'Credit a deposit first, wholly or in part.' },
  )
}

/** Content whose tax groups say what lines for deposits bill of them: it is not earned until the whole is billed. */
function deferring(content: Content): Content {
  const { totals, lines } = content
  const groups = totals.groups.map((group): TaxGroup => {
    const deferred = lines
      .filter((line) => line.kind === 'deposit' && isTaxedAlike(termsOfLine(line), group))
      .reduce((sum, { net }) => sum + net, 0n)
    return deferred === 0n ? group : { ...group, deferred }
  })
  return { ...content, totals: { ...totals, groups } }
}

function lineOf(
  left: Left,
  description: string,
  { currency, pricesIncludeTax }: Pick<Invoice, 'currency' | 'pricesIncludeTax'>,
): InvoiceLine {
  const { workId, net, tax } = left
  const gross = pricesIncludeTax ? net + tax : net
  return {
    kind: 'deposit',
    description,
    quantity: DECIMAL_ONE,
    unit: null,
    unitPrice: decimalFromMinor(gross, exponentOf(currency)),
    lineDiscount: null,
    ...taxedAs(left),
    workId,
    gross,
    discount: 0n,
    documentDiscount: 0n,
    net,
    tax,
    total: net + tax,
  }
}
