import { changeOf, placed } from './earning.ts'
import { follow } from './instalments.ts'
import type { Kind } from './policy.ts'
import type { Came, Oracle } from './oracle.ts'
import { COLLECTION, CASH, REVENUE, TIPS } from './journal.ts'
import { added, sumsOf, totalled, type Discount, type Line, type Sums } from './sums.ts'
import type { Customer, Document, Earning, Entry, Sale, Work } from './things.ts'

/** A piece of work as an event tells it. */
export interface Telling {
  readonly kind: Kind
  readonly name: string
  readonly customer: string
  readonly currency: string
  readonly stage: string
  readonly lines: readonly Line[]
  readonly discount: Discount
  readonly doubtful: boolean
  /** Two tellings with the same text say the same. */
  readonly says: string
  readonly at: string
}

/** Work was priced or done: it is remembered, and billed as this business bills (rules 2, 4, 5, 7, 8). */
export function tellWork(books: Oracle, told: Telling): Came {
  const known = books.works.find((work) => work.kind === told.kind && work.name === told.name)
  if (known && told.at < known.asOf) return 'nothing'
  if (told.kind === 'order' && books.sales.some(({ name }) => name === told.name)) return 'nothing'
  const sums = told.lines.length === 0 ? null : sumsOf(told.lines, told.discount, books.policy.adding)
  if (sums && sums.total < 0n) return 'negative_total'
  const customer = books.customer(told.customer)
  if (known && saysNothingNew(known, told, customer)) {
    if (known.asOf === told.at) return 'nothing'
    known.asOf = told.at
    return 'done'
  }
  const before = known ? books.billing(known) : []
  const billed = nextDocument(books, told, sums, customer, before)
  if (billed === 'currency_changed') return billed
  const now = {
    customer,
    currency: told.currency,
    stage: told.stage,
    says: told.says,
    lines: told.lines,
    discount: told.discount,
    doubtful: told.doubtful,
    on: told.at.slice(0, 10),
    asOf: told.at,
  }
  const work: Work = known ? Object.assign(known, now) : { kind: told.kind, name: told.name, ...now }
  if (!known) books.works.push(work)
  if (billed === 'left') return 'done'
  const drafts = before.filter(({ stage }) => stage === 'draft')
  for (const it of drafts) books.end(it, 'void')
  if (!billed) return 'done'
  const made = books.make({
    ...billed,
    lines: placed(billed.lines, books.policy),
    customer,
    currency: told.currency,
    issuedOn: work.on,
    works: [work],
    discount: billed.kind === 'invoice' ? told.discount : null,
  })
  const asked = drafts.findLast(({ kind, plan }) => kind === made.kind && plan?.asked)?.plan?.asked
  if (asked) {
    made.plan = { agreed: made.dueOn, parts: [], asked }
    follow(made, null)
    if (billed.final && made.plan.parts.length === 0) made.plan = { ...made.plan, asked: undefined }
  }
  return 'done'
}

function saysNothingNew(known: Work, told: Telling, customer: Customer): boolean {
  return (
    known.stage !== 'cancelled' &&
    known.stage === told.stage &&
    known.customer === customer &&
    known.says === told.says
  )
}

type Next = Pick<Document, 'kind' | 'lines' | 'sums' | 'original'> & {
  earns?: readonly Earning[]
  final: boolean
  flagged: boolean
}

/** The document a telling leads to; null for none, `left` where what stands stays as it is. */
function nextDocument(
  books: Oracle,
  told: Telling,
  sums: Sums | null,
  customer: Customer,
  live: readonly Document[],
): Next | null | 'left' | 'currency_changed' {
  const reaction = books.policy.reactions[told.kind]
  if (reaction === 'offer' || !books.policy.billable.includes(told.stage)) return 'left'
  const finals = live.filter(({ stage }) => stage === 'posted')
  if (live.some(({ works }) => works.length > 1)) return 'left'
  if (finals.some((it) => it.customer !== customer)) return 'left'
  if (finals.some(({ currency }) => currency !== told.currency)) return 'currency_changed'
  if (finals.length > 0) return differenceTo(books, sums, finals)
  if (!sums || (sums.total === 0n && sums.subtotal === 0n)) return null
  return {
    kind: 'invoice',
    lines: told.lines,
    sums,
    original: null,
    final: reaction === 'create',
    flagged: told.doubtful,
  }
}

/** What separates the price from what is final, rate by rate: nothing, more, or less. */
function differenceTo(books: Oracle, sums: Sums | null, finals: readonly Document[]): Next | null {
  const groups = new Map<bigint, { base: bigint; tax: bigint }>()
  const add = (sign: bigint, from: Sums['groups']): void => {
    for (const [rate, { base, tax }] of from) {
      const sum = groups.get(rate) ?? { base: 0n, tax: 0n }
      groups.set(rate, { base: sum.base + sign * base, tax: sum.tax + sign * tax })
    }
  }
  if (sums) add(1n, sums.groups)
  for (const it of finals) add(it.kind === 'credit_note' ? 1n : -1n, it.sums.groups)
  const open = [...groups].filter(([, { base, tax }]) => base !== 0n || tax !== 0n)
  if (open.length === 0) return null
  const isMore = added(open.map(([, { base, tax }]) => base + tax)) >= 0n
  const sign = isMore ? 1n : -1n
  const signed = open.map(([rate, { base, tax }]) => [rate, { base: sign * base, tax: sign * tax }] as const)
  return {
    kind: isMore ? 'supplement' : 'credit_note',
    lines: signed.map(([rate, { base, tax }]) => ({
      quantity: 1000n,
      price: 1000n * (books.policy.adding.taxIncluded ? base + tax : base),
      rate,
    })),
    sums: totalled(new Map(signed)),
    earns: open.flatMap(([rate, { base }]) =>
      changeOf(finals, books.policy, rate, base).map((one) => ({ ...one, net: sign * one.net })),
    ),
    original: finals.findLast(({ kind }) => kind === 'invoice') ?? finals[0]!,
    final: false,
    flagged: true,
  }
}

/** An order, or the sale of its name, was cancelled (rule 5). */
export function cancelOrder(books: Oracle, { name, at }: { name: string; at: string }): Came {
  const sale = books.sales.find((one) => one.name === name)
  if (sale) return cancelSale(books, sale)
  const known = books.works.find((work) => work.kind === 'order' && work.name === name)
  if (!known) {
    books.works.push({
      kind: 'order',
      name,
      customer: null,
      currency: 'USD',
      stage: 'cancelled',
      says: '',
      lines: [],
      discount: null,
      doubtful: false,
      on: at.slice(0, 10),
      asOf: at,
    })
    return 'done'
  }
  if (at < known.asOf || (known.stage === 'cancelled' && at === known.asOf)) return 'nothing'
  known.asOf = at
  if (known.stage === 'cancelled') return 'done'
  known.stage = 'cancelled'
  takeBack(books, known)
  return 'done'
}

/** Ends what bills some work; what is settled or shared is only flagged. */
function takeBack(books: Oracle, work: Work): void {
  for (const it of books.billing(work)) {
    if (it.kind === 'credit_note' && it.stage === 'posted') continue
    if (it.works.length > 1 || it.paid > 0n || it.credited > 0n || it.givenUp.length > 0) it.flagged = true
    else books.end(it, it.stage === 'draft' ? 'void' : 'cancelled')
  }
}

/** A checkout was completed: booked at once, without an invoice (rule 6). */
export function completeSale(
  books: Oracle,
  told: Omit<Sale, 'on' | 'customer' | 'cancelled' | 'standing'> & { customer: string; at: string },
): Came {
  if (books.sales.some(({ name }) => name === told.name)) return 'nothing'
  const order = books.works.find((work) => work.kind === 'order' && work.name === told.name)
  if (order?.stage === 'cancelled') return 'nothing'
  const { at, customer, ...rest } = told
  const sale: Sale = {
    ...rest,
    customer: books.customer(customer),
    on: at.slice(0, 10),
    cancelled: false,
    standing: [],
  }
  books.sales.push(sale)
  if (order) takeBack(books, order)
  sale.standing = books.journal.restate([], [saleEntry(sale)], books.today)
  return 'done'
}

/** The driver handed in what a sale brought. */
export function collectCash(books: Oracle, { name, at }: { name: string; at: string }): Came {
  const sale = books.sales.find((one) => one.name === name)
  if (!sale) return 'sale_unknown'
  if (!sale.onDelivery || sale.standing.length !== 1) return 'nothing'
  const { currency, customer, total } = sale
  const handedIn: Entry = {
    kind: 'cash_collected',
    date: at.slice(0, 10),
    currency,
    customer,
    sides: [
      { account: CASH, amount: total, document: null },
      { account: COLLECTION, amount: -total, document: null },
    ],
  }
  sale.standing = books.journal.restate(sale.standing, [saleEntry(sale), handedIn], books.today)
  return 'done'
}

function cancelSale(books: Oracle, sale: Sale): Came {
  if (sale.cancelled) return 'nothing'
  sale.cancelled = true
  if (sale.onDelivery && sale.standing.length === 1)
    sale.standing = books.journal.restate(sale.standing, [], books.today)
  return 'done'
}

function saleEntry({ currency, customer, on, onDelivery, total, tips }: Sale): Entry {
  return {
    kind: 'storefront_sale',
    date: on,
    currency,
    customer,
    sides: [
      { account: onDelivery ? COLLECTION : CASH, amount: total, document: null },
      { account: REVENUE, amount: tips - total, document: null },
      { account: TIPS, amount: -tips, document: null },
    ],
  }
}
