import { daysAfter, later } from './days.ts'
import type { Came, Oracle } from './oracle.ts'
import { added, least, rounded } from './sums.ts'
import { openOn, type Asked, type Document, type Part } from './things.ts'
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
export function plan(it: Document, asked: Asked | null): Came {
  if (!mayBe('plan_instalments', it)) return 'not_allowed_now'
  const agreed = it.plan?.agreed ?? it.dueOn
  if (asked === null) {
    if (!it.plan || (it.plan.parts.length === 0 && !it.plan.asked)) return 'nothing'
    it.plan = { agreed, parts: [] }
    it.misfit = false
    return 'done'
  }
  const open = openOn(it)
  const parts = split(asked, open)
  if (parts.at(-1)!.amount < 0n) return 'instalments_do_not_add_up'
  if (parts.some(({ amount }) => amount === 0n)) return 'instalment_is_nothing'
  if (parts[0]!.dueOn < it.issuedOn) return 'instalment_before_issue'
  const settled = it.plan
    ? standing(it.plan, open).flatMap(({ dueOn, amount, open: left }) =>
        amount === left ? [] : [{ dueOn, amount: amount - left }],
      )
    : []
  const last = settled.at(-1)
  if (last && parts[0]!.dueOn < last.dueOn) return 'instalment_before_settled'
  it.plan = {
    agreed,
    parts: [...settled, ...parts],
    asked: open === it.sums.total ? asked : undefined,
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
  const parts = split(asked, total)
  if (parts.every(({ amount }) => amount > 0n) && parts[0]!.dueOn >= it.issuedOn) {
    if (textOf(parts) !== textOf(it.plan.parts)) it.misfit = false
    it.plan = { ...it.plan, parts }
    return
  }
  if (it.plan.parts.length > 0 || was === null || was.total !== total || was.issuedOn !== it.issuedOn)
    it.misfit = true
  it.plan = { ...it.plan, parts: [] }
}

/** What each part comes to; the last is what the others leave. */
function split({ shares, days }: Asked, open: bigint): Part[] {
  const named = shares.map((share) =>
    'percent' in share ? rounded(open * share.percent, 100n) : share.amount,
  )
  return [...named, open - added(named)].map((amount, at) => ({ dueOn: days[at]!, amount }))
}

/** What a document's plan asks of the draft that corrects it: what fell due before that is due with it, at once. */
export function carry(from: Document, it: Document): void {
  const { plan: agreed } = from
  const last = agreed?.parts.at(-1)
  if (!agreed || !last || last.dueOn < it.issuedOn) return
  const unsplit = from.sums.total - added(agreed.parts.map(({ amount }) => amount))
  const before = [agreed.agreed, agreed.parts[0]!.dueOn].toSorted()[0]!
  const all = unsplit > 0n ? [{ dueOn: before, amount: unsplit }, ...agreed.parts] : agreed.parts
  const days = all.map(({ dueOn }) => later(dueOn, it.issuedOn))
  // A percentage stands first of two; more parts than that were all of amounts.
  const shares: Asked['shares'][number][] = []
  const asked = [...new Set(days)]
  for (const day of asked.slice(0, -1)) {
    const [only, ...others] = all.filter((_, at) => days[at] === day)
    const said = agreed.asked?.shares[all.indexOf(only!)]
    shares.push(
      said && others.length === 0
        ? said
        : { amount: only!.amount + added(others.map(({ amount }) => amount)) },
    )
  }
  it.plan = { agreed: it.dueOn, parts: [], asked: { shares, days: asked } }
  follow(it, null)
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
