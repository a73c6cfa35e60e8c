import type { Sentence } from '../../kernel/sentence.ts'
import { money, on, say } from '../sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { agreedDueOn, type InstalmentPlan, nextDueOn, settledParts } from '../invoice/instalments.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { offeredInstalments } from '../invoice/offered-instalments.ts'
import { splitInstalments } from '../invoice/split-instalments.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { PlanInstalments } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { recordOf, withoutMisfit } from './follow-plan.ts'
import { noteInvoice } from './note.ts'
import { nothing, steps, type Decision } from './plan.ts'

/**
 * Splits what is open on a document into instalments (rule 17), or splits what is still open of it anew: what is settled
 * stays as it was. Those of a draft follow what it comes to until it is final. Without parts the plan is taken back and
 * it is due as agreed at first. The books say the same before and after. A client chooses of what is offered to them,
 * once. Refused: invoice_not_found, not_allowed_now, forbidden, instalments_not_offered, instalment_before_issue,
 * instalment_before_settled, and what `splitInstalments` refuses.
 */
export function planInstalments(command: PlanInstalments, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const refused = command.byClient
    ? refuseUnlessOffered(command, invoice, facts, moment)
    : refuseUnlessAllowed('plan_instalments', invoice, facts, moment)
  if (refused) return refused
  const subject = { invoiceIds: [invoice.id] }
  const agreed = planFor(command, invoice)
  if (isRefusal(agreed)) return agreed
  if (agreed.parts.length === 0 && !invoice.instalments?.parts.length && !invoice.instalments?.asked)
    return nothing(say('no_instalments'), subject)
  const chosenOn = command.byClient ? moment.today : invoice.instalments?.chosenOn
  const plan: InstalmentPlan = { ...agreed, ...(chosenOn === undefined ? {} : { chosenOn }) }
  const open = balanceOf(invoice)
  const after: Invoice = {
    ...invoice,
    instalments: plan,
    dueOn: nextDueOn(plan, open),
    review: withoutMisfit(invoice.review),
  }
  const by = { reason: command.reason, byClient: command.byClient ?? false }
  return steps(
    [
      { do: 'change_invoice', verb: 'plan_instalments', before: invoice, after },
      { do: 'plan_instalments', record: recordOf(invoice, plan, by, moment) },
      noteInvoice(invoice, after, 'plan_instalments', sentenceOf(command, after, open), command.reason),
    ],
    subject,
  )
}

/** What a client chooses is offered on it now, day by day and to the minor unit. */
function refuseUnlessOffered(
  { parts }: PlanInstalments,
  invoice: Invoice,
  { organization }: Facts,
  { today }: Moment,
): Refusal | null {
  const isOffered = offeredInstalments(invoice, organization.profile, today).some(
    (offered) =>
      offered.parts.length === parts.length &&
      offered.parts.every(({ dueOn, amount }, at) => {
        const { share, dueOn: day } = parts[at]!
        return share.by === 'amount' && share.amount === amount && day === dueOn
      }),
  )
  return isOffered
    ? null
    : refuse('instalments_not_offered', 17, 'These instalments are not offered on it now.', {
        pointer: '/parts',
        remedy: 'Read it again: what is open, what is offered or the day is another.',
      })
}

function planFor({ parts: asked }: PlanInstalments, invoice: Invoice): InstalmentPlan | Refusal {
  const agreed = { agreedDueOn: agreedDueOn(invoice) }
  if (asked.length === 0) return { ...agreed, parts: [] }
  const open = balanceOf(invoice)
  const parts = splitInstalments(asked, open, invoice.currency)
  if (isRefusal(parts)) return parts
  const first = parts[0]!.dueOn
  const early = (code: string, sentence: string): Refusal =>
    refuse(code, 17, sentence, { pointer: '/parts/0/dueOn' })
  if (first < invoice.issuedOn)
    return early('instalment_before_issue', `It was issued on ${invoice.issuedOn}; nothing is due before.`)
  const settled = settledParts(invoice.instalments, open)
  const last = settled.at(-1)
  if (last && first < last.dueOn)
    return early(
      'instalment_before_settled',
      `What was due on ${last.dueOn} is settled and stays; what is still open is due from then on.`,
    )
  const plan = { ...agreed, parts: [...settled, ...parts] }
  return open === invoice.total ? { ...plan, asked } : plan
}

function sentenceOf(
  { parts, byClient }: PlanInstalments,
  { currency, dueOn }: Invoice,
  open: bigint,
): Sentence {
  const day = on(dueOn)
  if (parts.length === 0) return say('instalments_taken_back', { day })
  const amount = money(open, currency)
  const agreed =
    parts.length === 1
      ? say('instalment_agreed', { amount, day })
      : say('instalments_agreed', { amount, count: parts.length, day })
  return byClient ? say('instalments_chosen', { agreed }) : agreed
}
