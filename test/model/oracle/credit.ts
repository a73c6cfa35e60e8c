import { owedAgain } from './bad-debt.ts'
import { later } from './days.ts'
import { leftToEarn } from './earning.ts'
import { carry } from './instalments.ts'
import { refundable } from './money.ts'
import { REVENUE } from './journal.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least, rounded, totalled, type Sums } from './sums.ts'
import {
  byAccount,
  openOn,
  type Crediting,
  type Document,
  type Earning,
  type Payment,
  type Work,
} from './things.ts'
import { mayBe } from './verbs.ts'

/** What a note came to, as the program says it: how an amount is spread over the rates is its own to decide, within bounds. */
export type Groups = ReadonlyMap<bigint, { readonly base: bigint; readonly tax: bigint }>

/** The same with what it takes back of which account. */
export interface Taken {
  readonly groups: Groups
  readonly earns: readonly Earning[]
}

const notesOver = (books: Oracle, it: Document): Document[] =>
  books.documents.filter((one) => one.kind === 'credit_note' && one.original === it && one.stage === 'posted')

/** What final notes left of a rate: what nobody billed at that rate is not taken from it. */
function leftAt(books: Oracle, it: Document, rate: bigint): { base: bigint; tax: bigint } {
  const group = it.sums.groups.get(rate)!
  const taken = notesOver(books, it).flatMap(({ sums }) => sums.groups.get(rate) ?? [])
  return {
    base: group.base - added(taken.map(({ base }) => base)),
    tax: group.tax - added(taken.map(({ tax }) => tax)),
  }
}

/** What of a document may still be credited, with tax and without it by rate. */
function leftOf(books: Oracle, it: Document): { total: bigint; net: bigint; sum: bigint } {
  const groups = [...it.sums.groups.keys()].map((rate) => leftAt(books, it, rate))
  const net = added(groups.map(({ base }) => base))
  return { total: it.sums.total - it.noted, net, sum: net + added(groups.map(({ tax }) => tax)) }
}

/** What is asked to be credited, as prices are or as it was said; and why it cannot be. */
export function wantedOf(
  books: Oracle,
  it: Document,
  { ask }: Crediting,
): { of: 'net' | 'total'; amount: bigint; refused: Came | null } {
  const left = leftOf(books, it)
  if (ask.by === 'rest') {
    const refused = left.total <= 0n ? 'nothing_left_to_credit' : null
    return { of: 'total', amount: left.total, refused }
  }
  if (ask.by === 'amount') {
    const most = ask.of === 'net' ? left.net : least(left.sum, left.total)
    return { of: ask.of, amount: ask.amount, refused: ask.amount > most ? 'credit_exceeds_original' : null }
  }
  const { taxIncluded } = it.policy.adding
  const of = taxIncluded ? 'total' : 'net'
  const whole = linesOf(it)[ask.at]!
  const { quantity, rate } = it.lines[ask.at]!
  const amount = ask.quantity === null ? whole : rounded(whole * ask.quantity, quantity)
  const group = it.sums.groups.get(rate ?? it.policy.adding.rate)!
  const most = taxIncluded ? group.base + group.tax : group.base
  const isWithin = most < 0n ? amount >= most && amount <= 0n : amount <= most && amount >= 0n
  if (!isWithin) return { of, amount, refused: 'credit_exceeds_original' }
  return { of, amount, refused: amount <= 0n ? 'nothing_to_credit' : null }
}

/** What each line comes to, as prices are; a document told by difference has one line for each rate. */
function linesOf(it: Document): readonly bigint[] {
  const { taxIncluded } = it.policy.adding
  return (
    it.sums.lines ?? [...it.sums.groups.values()].map(({ base, tax }) => (taxIncluded ? base + tax : base))
  )
}

/** Whether what the program says a note comes to is what was asked, and no rate loses more than is left of it. */
export function isFair(books: Oracle, it: Document, asked: Crediting, { groups, earns }: Taken): boolean {
  if (!takesFairly(books, it, asked, groups, earns)) return false
  const { of, amount } = wantedOf(books, it, asked)
  const { net, total } = totalled(groups)
  if ((of === 'net' ? net : total) !== amount) return false
  return [...groups].every(([rate, { base, tax }]) => {
    const left = leftAt(books, it, rate)
    // Who takes the last of a rate takes the last of its tax, and otherwise the tax follows what is credited of it.
    if (base === left.base && asked.ask.by !== 'amount') return tax === left.tax
    if (it.policy.adding.taxByLine || left.base < 0n) return true
    const whole = it.sums.groups.get(rate)!
    const credited = whole.base - left.base + base
    const should = rounded(credited * rate, 100_000n)
    const came = whole.tax - left.tax + tax
    return came - should <= 1n && should - came <= 1n
  })
}

/** Whether a note takes from each account no more than is left there: all of it with the rest, from a line's own of a line. */
function takesFairly(
  books: Oracle,
  it: Document,
  { ask }: Crediting,
  groups: Groups,
  earns: readonly Earning[],
): boolean {
  const ofRate = (rate: bigint): bigint =>
    added(earns.filter((one) => one.rate === rate).map(({ net }) => net))
  if ([...groups].some(([rate, { base }]) => base !== ofRate(rate))) return false
  const left = leftToEarn(it, notesOver(books, it))
  const taken = byAccount(earns.map((one) => ({ ...one, account: `${one.rate} ${one.account}` })))
  if (ask.by === 'rest') return [...left].every(([place, net]) => (taken.get(place) ?? 0n) === net)
  if (ask.by === 'line')
    return earns.every(({ account }) => account === (it.lines[ask.at]!.account ?? REVENUE))
  if ([...left.values()].some((net) => net < 0n)) return true
  return [...taken].every(([place, net]) => net >= 0n && net <= (left.get(place) ?? 0n))
}

/** What a note would come to before it is known how it spreads; enough to know what it is refused for. */
const totalOf = (books: Oracle, it: Document, asked: Crediting, sums: Sums | null): bigint => {
  const { of, amount } = wantedOf(books, it, asked)
  return of === 'total' ? amount : (sums?.total ?? amount)
}

/** Why a note cannot take effect; null where it can. */
export function refusedEffect(
  books: Oracle,
  it: Document,
  crediting: Crediting | null,
  sums: Sums | null,
  works: readonly Work[],
): Came | null {
  const total = crediting ? totalOf(books, it, crediting, sums) : sums!.total
  const beside = new Set([it, ...works.flatMap((work) => books.billing(work)), ...notesOver(books, it)])
  const left = added(
    [...beside]
      .filter(({ stage }) => stage === 'posted')
      .map((one) => (one.kind === 'credit_note' ? -one.sums.total : one.sums.total)),
  )
  if (total > left) return 'credit_exceeds_original'
  if (!crediting?.givenBack) return null
  return restOf(it, total) > added(settlers(books, it).map((one) => refundable(books, one, it)))
    ? 'refund_too_much'
    : null
}

/** What of a credit finds nothing open, once as much as it needs is owed again. */
function restOf(it: Document, total: bigint): bigint {
  let open = openOn(it)
  for (const { amount } of it.givenUp) if (open < total) open += amount
  return total > open ? total - open : 0n
}

/** The payments that settled something of a document, the latest first. */
function settlers(books: Oracle, it: Document): Payment[] {
  return books.payments
    .filter((payment) => books.allocations.some(({ from, document }) => from === payment && document === it))
    .toSorted((a, b) => (a.on === b.on ? b.born - a.born : a.on > b.on ? -1 : 1))
}

/** A final note takes off what is open on its original; the rest is kept, or goes back to who paid (rule 25). */
export function takeEffect(books: Oracle, note: Document): void {
  const it = note.original!
  const { total } = note.sums
  owedAgain(books, it, total, note.issuedOn)
  const open = openOn(it)
  const rest = total > open ? total - open : 0n
  const back = note.crediting?.givenBack ? rest : 0n
  note.setOff = total - rest + back
  note.credited = note.setOff
  it.credited += note.setOff
  it.noted += total
  if (note.setOff > 0n)
    books.allocations.push({
      from: note,
      document: it,
      amount: note.setOff,
      difference: 0n,
      on: note.issuedOn,
      entry: null,
      undone: false,
    })
  giveBack(books, it, back)
  if (!note.crediting) return
  const billed = new Map(it.works.map((work) => [work, -netOf(note, it, work)]))
  note.billed = billed
  note.works = it.works.filter((work) => billed.get(work) !== 0n)
}

/** Of several works, what the note takes of each is as the program says. */
const netOf = (note: Document, it: Document, work: Work): bigint =>
  it.works.length === 1 ? note.sums.net : -(note.billed?.get(work) ?? 0n)

function giveBack(books: Oracle, it: Document, amount: bigint): void {
  let left = amount
  for (const payment of settlers(books, it)) {
    const share = least(refundable(books, payment, it), left)
    if (share <= 0n) continue
    left -= share
    payment.back.push({ document: it, amount: share })
    it.refunded += share
    books.book('refund', payment, later(books.today, payment.on), -share, [{ document: it, amount: -share }])
  }
}

/** Whether a document may be credited so, before anything is done: null when it may. */
export function refusedCredit(
  books: Oracle,
  it: Document,
  asked: Crediting,
  final: boolean,
  issuedOn: string | null,
): Came | null {
  if (!mayBe('credit', it)) return 'not_allowed_now'
  const { refused } = wantedOf(books, it, asked)
  if (refused) return refused
  if (issuedOn !== null && issuedOn < it.issuedOn) return 'credit_before_original'
  return final ? refusedEffect(books, it, asked, null, it.works) : null
}

/** A note over a document, which comes to what the program said. */
export function credit(
  books: Oracle,
  it: Document,
  crediting: Crediting,
  { groups, earns }: Taken,
  final: boolean,
  issuedOn: string | null,
  billed: Document['billed'],
): Document {
  const on = issuedOn ?? later(books.today, it.issuedOn)
  const note = books.make({
    kind: 'credit_note',
    final: false,
    customer: it.customer,
    currency: it.currency,
    issuedOn: on,
    dueOn: on,
    netDays: it.netDays,
    lines: [],
    discount: null,
    sums: totalled(groups),
    earns,
    works: [],
    original: it,
    flagged: false,
    policy: { ...books.policy, adding: { ...books.policy.adding, ...roundingOf(it) } },
    crediting,
    billed,
  })
  if (final) {
    takeEffect(books, note)
    books.finish(note)
  }
  return note
}

/** How a document adds up stays with what corrects it. */
export const roundingOf = ({
  policy: { adding },
}: Document): { taxByLine: boolean; taxIncluded: boolean } => ({
  taxByLine: adding.taxByLine,
  taxIncluded: adding.taxIncluded,
})

/** A final document is taken back whole and drafted anew (rules 9, 16, 25): why it cannot be, or null. */
export function refusedCorrection(books: Oracle, it: Document, asked: Crediting): Came | null {
  if (!mayBe('correct', it)) return 'not_allowed_now'
  if (it.works.some((work) => books.billing(work).some(({ stage }) => stage === 'draft')))
    return 'work_has_draft'
  return refusedCredit(books, it, asked, true, null)
}

export function draftAnew(books: Oracle, it: Document): Document {
  const { rate } = it.policy.adding
  const next = books.make({
    kind: it.kind,
    final: false,
    customer: it.customer,
    currency: it.currency,
    issuedOn: later(books.today, it.issuedOn),
    netDays: it.netDays,
    lines: it.lines,
    earns: it.earns,
    discount: it.discount,
    sums: it.sums,
    works: it.works,
    billed: it.billed,
    original: it.original,
    typed: it.typed,
    flagged: false,
    policy: { ...books.policy, adding: { rate, ...roundingOf(it) } },
  })
  carry(it, next)
  it.supersededBy = next
  return next
}
