import type { Sentence } from '../../kernel/sentence.ts'
import { anyOf, money, on, type Remarks, say } from '../sentence/say.ts'
import { followedParts } from '../invoice/follow-instalments.ts'
import { type Instalment, type InstalmentPlan, nextDueOn, plannedIn } from '../invoice/instalments.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import type { InstalmentRecord } from '../receivables/instalment-record.ts'
import type { Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import type { PlanStep } from './plan.ts'

/** What a draft is flagged with whose instalments do not fit; nothing of what was asked is lost. */
export const MISFIT = say('instalments_misfit')

/** A flag less what was said of instalments, once they fit again or there are others. */
export const withoutMisfit = (review: Remarks | null): Remarks | null =>
  review?.some(isMisfit) ? anyOf(review.filter((remark) => !isMisfit(remark))) : review
const withMisfit = (review: Remarks | null): Remarks =>
  review?.some(isMisfit) ? review : [...(review ?? []), MISFIT]
const isMisfit = ({ code }: Sentence): boolean => code === MISFIT.code

/** A plan as it is kept for good. */
export function recordOf(
  invoice: Invoice,
  plan: InstalmentPlan,
  by: Pick<InstalmentRecord, 'reason' | 'byClient'>,
  moment: Moment,
): InstalmentRecord {
  return {
    id: moment.newId(),
    invoiceId: invoice.id,
    currency: invoice.currency,
    setOn: moment.today,
    agreedDueOn: plan.agreedDueOn,
    total: plannedIn(plan),
    parts: plan.parts,
    ...by,
  }
}

/**
 * A document whose plan follows it, and what that asks for. While it is a draft its instalments are worked out anew
 * whenever it comes to something else or is dated anew; where they do not fit, it is due as agreed at first and a person
 * is asked to look. No verb remembers this: every change of a document comes by here.
 */
export function followPlan(
  before: Invoice | null,
  given: Invoice,
  moment: Moment,
): { readonly invoice: Invoice; readonly steps: readonly PlanStep[] } {
  const plan = given.instalments
  const wasDraft = before === null || before.stage === 'draft'
  if (!plan || !wasDraft) return { invoice: given, steps: [] }
  const { asked, ...agreed } = plan
  const isEnded = given.stage !== 'draft' && given.stage !== 'posted'
  const fitting = asked && !isEnded ? followedParts(asked, given) : plan.parts
  const parts = fitting ?? []
  const isOther = before === null || !isSame(parts, plan.parts)
  const fitsNoMore = fitting === null && (isOther || isOtherwise(before, given))
  const now: InstalmentPlan = {
    ...agreed,
    parts,
    ...(asked && !isEnded && (given.stage === 'draft' || parts.length > 0) ? { asked } : {}),
  }
  const invoice: Invoice = {
    ...given,
    instalments: now,
    dueOn: nextDueOn(now, balanceOf(given)),
    review: fitsNoMore ? withMisfit(given.review) : isOther ? withoutMisfit(given.review) : given.review,
  }
  const isMoved = before?.instalments != null && before.instalments.agreedDueOn !== now.agreedDueOn
  if (!isOther && !isMoved) return { invoice, steps: [] }
  const record = recordOf(invoice, now, { reason: null, byClient: false }, moment)
  const steps: PlanStep[] = [{ do: 'plan_instalments', record }]
  if (isOther)
    steps.push(noteInvoice(before, invoice, 'plan_instalments', sentenceOf(invoice, fitting !== null)))
  return { invoice, steps }
}

const isOtherwise = (before: Invoice, after: Invoice): boolean =>
  before.total !== after.total || before.issuedOn !== after.issuedOn

const isSame = (a: readonly Instalment[], b: readonly Instalment[]): boolean =>
  a.length === b.length &&
  a.every(({ dueOn, amount }, at) => dueOn === b[at]!.dueOn && amount === b[at]!.amount)

function sentenceOf({ currency, dueOn, instalments, total }: Invoice, fits: boolean): Sentence {
  if (!fits) return say('instalments_unfit', { misfit: MISFIT, day: on(dueOn) })
  const { parts } = instalments!
  return say('instalments_followed', {
    amount: money(total, currency),
    count: parts.length,
    day: on(parts.at(-1)!.dueOn),
  })
}
