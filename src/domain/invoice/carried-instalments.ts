import type { Decimal } from '../../kernel/decimal.ts'
import { plannedIn } from './instalments.ts'
import type { Invoice } from './invoice.ts'
import type { AskedInstalment } from './split-instalments.ts'

/** A part as it is asked for, and what it comes to on the document it comes from: minor units. */
interface Carried extends AskedInstalment {
  readonly amount: bigint
}

/**
 * What the plan of a final document asks of the draft that corrects it: the same shares on the same days. What fell due
 * before that draft is dated is due on its day, together, so that the money that moves over settles it first. What the
 * plan never split, as it was settled before, stands ahead of it. Nothing where there is no plan or all of it fell due.
 *
 * @param issuedOn calendar date of the draft
 */
export function carriedInstalments(
  { instalments: plan, total }: Pick<Invoice, 'instalments' | 'total'>,
  issuedOn: string,
): AskedInstalment[] {
  if (!plan?.parts.length || plan.parts.at(-1)!.dueOn < issuedOn) return []
  const { parts, asked, agreedDueOn } = plan
  const beyond = total - plannedIn(plan)
  const first = parts[0]!.dueOn < agreedDueOn ? parts[0]!.dueOn : agreedDueOn
  const whole = beyond > 0n ? [{ dueOn: first, amount: beyond }, ...parts] : parts
  const carried: Carried[] = []
  for (const [at, { dueOn: day, amount }] of whole.entries()) {
    const dueOn = day < issuedOn ? issuedOn : day
    const part: Carried = { dueOn, amount, share: asked?.[at]?.share ?? { by: 'amount', amount } }
    const before = carried.at(-1)
    if (before?.dueOn === dueOn) carried[carried.length - 1] = together(before, part)
    else carried.push(part)
  }
  return carried.map(({ dueOn, share }) => ({ dueOn, share }))
}

/** Two parts that are due on one day: percentages stay what they are, and so does what the others leave. */
function together(a: Carried, b: Carried): Carried {
  const amount = a.amount + b.amount
  const both = (): AskedInstalment['share'] => {
    if (a.share.by === 'rest' || b.share.by === 'rest') return { by: 'rest' }
    if (a.share.by === 'percent' && b.share.by === 'percent')
      return { by: 'percent', percent: (a.share.percent + b.share.percent) as Decimal }
    return { by: 'amount', amount }
  }
  return { dueOn: a.dueOn, amount, share: both() }
}
