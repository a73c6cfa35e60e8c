import type { PlanStep } from '../domain/plan/plan.ts'
import type { Invoice } from '../domain/invoice/invoice.ts'
import { nameOf } from '../domain/ledger/posting-rules.ts'
import { formatMoneyWith } from '../kernel/money.ts'

/** A plan as it was stored: the same steps, with amounts as JSON carries them. */
export type RecordedStep = PlanStep

/** What a plan does, one sentence for each step that people care about: "why did this happen?" has an answer. */
export function sentencesOf(steps: readonly RecordedStep[]): string[] {
  const names = namesIn(steps)
  return steps.flatMap((step) => sentenceOf(step, (id) => names.get(id) ?? 'a document') ?? [])
}

type Named = (invoiceId: string) => string

function sentenceOf(step: RecordedStep, named: Named): string | null {
  switch (step.do) {
    case 'record_customer':
      return `${step.customer.version === 1 ? 'Recorded' : 'Updated'} the customer ${step.customer.name}.`
    case 'record_work':
      return step.before === null
        ? `Recorded ${step.after.title}, ${step.after.stage.replace('_', ' ')}, worth ${money(step.after.value, step.after.currency)} net.`
        : `${step.after.title} is ${step.after.stage.replace('_', ' ')} now, worth ${money(step.after.value, step.after.currency)} net.`
    case 'draw_number':
      return `Drew the next number, ${step.number}.`
    case 'draft_invoice':
      return `${step.invoice.stage === 'draft' ? 'Drafted' : 'Made'} ${nameOf(step.invoice)} over ${total(step.invoice)}, due ${step.invoice.dueOn}.`
    case 'revise_invoice':
      return `Rewrote the lines of ${nameOf(step.after)}: ${total(step.before)} became ${total(step.after)}.`
    case 'change_invoice':
      return changed(step.verb, step.before, step.after)
    case 'bill_work':
      return step.after.state === 'released'
        ? `Released the work from ${named(step.after.invoiceId)}: it may be billed again.`
        : null
    case 'record_payment':
      return `Recorded a payment of ${money(step.payment.amount, step.payment.currency)} received ${step.payment.receivedOn}.`
    case 'allocate':
      return `Set ${step.allocation.sourceType === 'payment' ? 'the money' : 'the credit'} against ${named(step.allocation.invoiceId)}.`
    case 'post_entry': {
      const debits = step.entry.postings.reduce(
        (sum, { amount }) => (BigInt(amount) > 0n ? sum + BigInt(amount) : sum),
        0n,
      )
      return `Posted ${step.entry.kind.replaceAll('_', ' ')} of ${money(debits, step.entry.currency)} on ${step.entry.date}: ${step.entry.description}.`
    }
    case 'note':
      return null
  }
}

const PAST: Readonly<Record<string, string>> = {
  confirm: 'Confirmed',
  mark_sent: 'Marked as sent:',
  publish: 'Published',
  archive: 'Archived',
  unarchive: 'Took back from the archive:',
  void: 'Voided',
  cancel: 'Cancelled',
  edit: 'Edited',
  record_payment: 'Set money against',
}

function changed(verb: string, before: Invoice, after: Invoice): string {
  const past =
    PAST[verb] ??
    (before.stage === after.stage
      ? 'Changed'
      : { draft: 'Changed', posted: 'Finished', void: 'Voided', cancelled: 'Cancelled' }[after.stage])
  return `${past} ${nameOf(after)}${after.review !== null && after.review !== before.review ? ` and flagged it: ${after.review}` : '.'}`
}

function namesIn(steps: readonly RecordedStep[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const step of steps) {
    if (step.do === 'draft_invoice') names.set(step.invoice.id, nameOf(step.invoice))
    if (step.do === 'revise_invoice' || step.do === 'change_invoice')
      names.set(step.after.id, nameOf(step.after))
  }
  return names
}

const total = (invoice: Invoice): string => money(invoice.total, invoice.currency)

/** A stored plan has its amounts as text or numbers, a fresh one as bigint. */
const money = (amount: bigint, currency: string): string => formatMoneyWith('code', BigInt(amount), currency)
