import { daysAfter, later } from './days.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least, rounded } from './sums.ts'
import { openOn, type Document, type Part, type TwoParts } from './things.ts'
import { mayBe } from './verbs.ts'

/** What is open on a document by the day it falls due, the oldest first: without a plan all of it at once. */
export function openParts(it: Document): Part[] {
  const open = openOn(it)
  if (!it.plan) return open === 0n ? [] : [{ dueOn: it.dueOn, amount: open }]
  return standing(it.plan, open)
    .map(({ dueOn, open: amount }) => ({ dueOn, amount }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

/** When a document falls due: the oldest of its parts that is open, else the last of all. */
export const dueOf = (it: Document): string =>
  it.plan ? (openParts(it)[0]?.dueOn ?? it.plan.parts.at(-1)?.dueOn ?? it.plan.agreed) : it.dueOn

/** Whatever settles a document settles its first parts first; what is open beyond the plan is due as agreed before it. */
function standing(plan: NonNullable<Document['plan']>, open: bigint): (Part & { open: bigint })[] {
  const planned = added(plan.parts.map(({ amount }) => amount))
  let settled = open < planned ? planned - open : 0n
  const parts = plan.parts.map((part) => {
    const off = least(settled, part.amount)
    settled -= off
    return { ...part, open: part.amount - off }
  })
  const beyond = open - planned
  return beyond > 0n ? [{ dueOn: plan.agreed, amount: beyond, open: beyond }, ...parts] : parts
}

/** What is open on a document is split in two, the first by a percentage or an amount, or its plan is taken back (rule 17). */
export function plan(it: Document, asked: TwoParts | null): Came {
  if (!mayBe('plan_instalments', it)) return 'not_allowed_now'
  const agreed = it.plan?.agreed ?? it.dueOn
  if (asked === null) {
    if (!it.plan || (it.plan.parts.length === 0 && !it.plan.asked)) return 'nothing'
    it.plan = { agreed, parts: [] }
    it.misfit = false
    return 'done'
  }
  const open = openOn(it)
  const first = 'percent' in asked.first ? rounded(open * asked.first.percent, 100n) : asked.first.amount
  const rest = open - first
  if (rest < 0n) return 'instalments_do_not_add_up'
  if (first === 0n || rest === 0n) return 'instalment_is_nothing'
  if (asked.days[0] < it.issuedOn) return 'instalment_before_issue'
  const settled = it.plan
    ? standing(it.plan, open).flatMap(({ dueOn, amount, open: left }) =>
        amount === left ? [] : [{ dueOn, amount: amount - left }],
      )
    : []
  const last = settled.at(-1)
  if (last && asked.days[0] < last.dueOn) return 'instalment_before_settled'
  const parts = [first, rest].map((amount, at) => ({ dueOn: asked.days[at]!, amount }))
  it.plan = {
    agreed,
    parts: [...settled, ...parts],
    asked: it.stage === 'draft' ? asked : undefined,
  }
  it.misfit = false
  return 'done'
}

/**
 * The instalments of a draft follow what it comes to and the day it is dated; where they do not fit, somebody is to look
 * at it again with each total and each day on which they do not, and it is due as agreed.
 */
export function follow(it: Document, was: { total: bigint; issuedOn: string } | null): void {
  const asked = it.plan?.asked
  if (!it.plan || !asked) return
  const { total } = it.sums
  const first = 'percent' in asked.first ? rounded(total * asked.first.percent, 100n) : asked.first.amount
  if (first > 0n && first < total && asked.days[0] >= it.issuedOn) {
    const parts = [first, total - first].map((amount, at) => ({ dueOn: asked.days[at]!, amount }))
    if (textOf(parts) !== textOf(it.plan.parts)) it.misfit = false
    it.plan = { ...it.plan, parts }
    return
  }
  if (it.plan.parts.length > 0 || was === null || was.total !== total || was.issuedOn !== it.issuedOn)
    it.misfit = true
  it.plan = { ...it.plan, parts: [] }
}

const textOf = (parts: readonly Part[]): string =>
  parts.map(({ dueOn, amount }) => `${dueOn} ${amount}`).join()

/** What clients are offered on a document: equal parts, the larger first, none before the day or the issue. */
export function offersOn(books: Oracle, it: Document): Part[][] {
  const open = openOn(it)
  const isFree = !it.chose && (it.plan === null || it.plan.parts.length === 0)
  if (!books.policy.offers || it.stage !== 'posted' || it.kind === 'credit_note') return []
  if (!isFree || it.givenUp.length > 0) return []
  const soonest = later(books.today, it.issuedOn)
  const isLate = dueOf(it) < books.today
  const parts = (many: number, every: number, first: string): Part[] =>
    Array.from({ length: many }, (_, at) => ({
      dueOn: daysAfter(first, at * every),
      amount: open / BigInt(many) + (BigInt(at) < open % BigInt(many) ? 1n : 0n),
    }))
  return [
    ...(!isLate && open >= (it.currency === 'USD' ? 300n : 2n) ? [parts(2, 7, soonest)] : []),
    ...(open >= 3n ? [parts(3, 14, later(soonest, dueOf(it)))] : []),
  ]
}

/** A client chose what was offered. */
export function choose(it: Document, parts: readonly Part[]): void {
  it.plan = { agreed: it.plan?.agreed ?? it.dueOn, parts }
  it.chose = true
}

/** What of all that is owed is late on a day. */
export const lateOn = (documents: readonly Document[], today: string): bigint =>
  added(
    documents.flatMap((it) => openParts(it).flatMap(({ dueOn, amount }) => (dueOn < today ? [amount] : []))),
  )
