import type { AskedInstalment } from './split-instalments.ts'

/** A part of what is owed, due on a calendar date; minor units. */
export interface Instalment {
  readonly dueOn: string
  readonly amount: bigint
}

/**
 * What was open on a document, split. Parts stand in the order in which they are settled, and none is due before the one
 * ahead of it; there are none where a plan was taken back. What is open beyond them falls due as agreed at first.
 */
export interface InstalmentPlan {
  /** Calendar date on which the document was due before there was a plan. */
  readonly agreedDueOn: string
  readonly parts: readonly Instalment[]
  /**
   * What its parts are worked out from whenever the document comes to something else while it is a draft. Once it is
   * final it stays where the parts split the whole, for the draft that corrects it.
   */
  readonly asked?: readonly AskedInstalment[]
  /** Calendar date on which the client chose a plan, which they do once; it stays when staff agree on another. */
  readonly chosenOn?: string
}

/** A part, and what of it is open. */
export interface InstalmentStanding extends Instalment {
  readonly open: bigint
}

/** A document as far as its due days go. */
export interface Dated {
  readonly dueOn: string
  readonly instalments: InstalmentPlan | null
}

/** When a document is due as agreed, whatever of it is split: a calendar date. */
export const agreedDueOn = ({ dueOn, instalments }: Dated): string => instalments?.agreedDueOn ?? dueOn

/** What all parts come to: minor units. */
export const plannedIn = ({ parts }: InstalmentPlan): bigint =>
  parts.reduce((sum, { amount }) => sum + amount, 0n)

/** How each part stands when so much is open on the document: whatever settles it settles the first parts first. */
export function standingOfParts(plan: InstalmentPlan, open: bigint): InstalmentStanding[] {
  const planned = plannedIn(plan)
  const beyond = open > planned ? open - planned : 0n
  let settled = open < planned ? planned - open : 0n
  const parts = plan.parts.map((part) => {
    const off = settled < part.amount ? settled : part.amount
    settled -= off
    return { ...part, open: part.amount - off }
  })
  return beyond === 0n ? parts : [{ dueOn: plan.agreedDueOn, amount: beyond, open: beyond }, ...parts]
}

/**
 * What of an amount in Accounts Receivable falls due on which day, the oldest first, each day once. All of it at once
 * where there is no plan, or where it is less than nothing.
 */
export function dueParts({ dueOn, instalments }: Dated, amount: bigint): Instalment[] {
  if (amount === 0n) return []
  if (!instalments || amount < 0n) return [{ dueOn, amount }]
  const days = new Map<string, bigint>()
  for (const part of standingOfParts(instalments, amount))
    if (part.open > 0n) days.set(part.dueOn, (days.get(part.dueOn) ?? 0n) + part.open)
  return [...days].map(([day, open]) => ({ dueOn: day, amount: open })).sort(byDay)
}

/** When the oldest of what is open falls due; once nothing is, when the last of it did. */
export function nextDueOn(plan: InstalmentPlan, open: bigint): string {
  const [next] = dueParts({ dueOn: plan.agreedDueOn, instalments: plan }, open)
  return next?.dueOn ?? plan.parts.at(-1)?.dueOn ?? plan.agreedDueOn
}

/** The parts as far as they are settled: these a new plan does not touch. */
export function settledParts(plan: InstalmentPlan | null, open: bigint): Instalment[] {
  if (!plan) return []
  return standingOfParts(plan, open).flatMap(({ dueOn, amount, open: left }) =>
    amount === left ? [] : [{ dueOn, amount: amount - left }],
  )
}

const byDay = (a: Instalment, b: Instalment): number => (a.dueOn < b.dueOn ? -1 : 1)
