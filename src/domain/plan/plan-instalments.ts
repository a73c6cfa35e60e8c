import { formatMoney } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { type InstalmentPlan, nextDueOn, plannedIn, settledParts } from '../invoice/instalments.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { splitInstalments } from '../invoice/split-instalments.ts'
import type { InstalmentRecord } from '../receivables/instalment-record.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { PlanInstalments } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { nothing, steps, type Decision } from './plan.ts'

/**
 * Splits what is open on a final document into instalments (rule 17), or splits what is still open of it anew: what is
 * settled stays as it was. Without parts the plan is taken back and it is due as agreed at first. The books say the same
 * before and after. Refused: invoice_not_found, not_allowed_now, forbidden, instalment_before_issue,
 * instalment_before_settled, and what `splitInstalments` refuses.
 */
export function planInstalments(command: PlanInstalments, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('plan_instalments', invoice, facts, moment)
  if (notAllowed) return notAllowed
  const subject = { invoiceIds: [invoice.id] }
  const plan = planFor(command, invoice)
  if (isRefusal(plan)) return plan
  if (plan.parts.length === 0 && !invoice.instalments?.parts.length)
    return nothing('It has no instalments.', subject)
  const open = balanceOf(invoice)
  const after: Invoice = { ...invoice, instalments: plan, dueOn: nextDueOn(plan, open) }
  const record: InstalmentRecord = {
    id: moment.newId(),
    invoiceId: invoice.id,
    currency: invoice.currency,
    setOn: moment.today,
    agreedDueOn: plan.agreedDueOn,
    total: plannedIn(plan),
    parts: plan.parts,
    reason: command.reason,
  }
  return steps(
    [
      { do: 'change_invoice', verb: 'plan_instalments', before: invoice, after },
      { do: 'plan_instalments', record },
      noteInvoice(invoice, after, 'plan_instalments', sentenceOf(command, after, open), command.reason),
    ],
    subject,
  )
}

function planFor({ parts: asked }: PlanInstalments, invoice: Invoice): InstalmentPlan | Refusal {
  const agreedDueOn = invoice.instalments?.agreedDueOn ?? invoice.dueOn
  if (asked.length === 0) return { agreedDueOn, parts: [] }
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
  return { agreedDueOn, parts: [...settled, ...parts] }
}

function sentenceOf({ parts }: PlanInstalments, { currency, dueOn }: Invoice, open: bigint): string {
  if (parts.length === 0) return `Its instalments were taken back; it is due on ${dueOn}.`
  const many = parts.length === 1 ? 'one instalment' : `${parts.length} instalments`
  return `${formatMoney(open, currency)} ${currency} is due in ${many}, the first on ${dueOn}.`
}
