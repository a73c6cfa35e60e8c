import type { RecordedStep } from '../domain/plan/recorded-plan.ts'
import { formatMoneyWith } from '../kernel/money.ts'

/** What a plan does, one sentence for each step that people care about: "why did this happen?" has an answer. */
export function sentencesOf(steps: readonly RecordedStep[]): string[] {
  const names = new Map(
    steps.flatMap((step) => ('name' in step && 'invoiceId' in step ? [[step.invoiceId, step.name]] : [])),
  )
  return steps.flatMap((step) => sentenceOf(step, (id) => names.get(id) ?? 'a document') ?? [])
}

function sentenceOf(step: RecordedStep, named: (invoiceId: string) => string): string | null {
  switch (step.do) {
    case 'record_customer':
      return `${step.version === 1 ? 'Recorded' : 'Updated'} the customer ${step.name}.`
    case 'record_work': {
      const stage = step.stage.replace('_', ' ')
      const worth = `worth ${money(step.value, step.currency)} net`
      return step.known
        ? `${step.title} is ${stage} now, ${worth}.`
        : `Recorded ${step.title}, ${stage}, ${worth}.`
    }
    case 'draw_number':
      return `Drew the next number, ${step.number}.`
    case 'draft_invoice':
      return `${step.stage === 'draft' ? 'Drafted' : 'Made'} ${step.name} over ${money(step.total, step.currency)}, due ${step.dueOn}.`
    case 'revise_invoice':
      return `Rewrote the lines of ${step.name}: ${money(step.totalBefore, step.currency)} became ${money(step.total, step.currency)}.`
    case 'change_invoice':
      return `${pastOf(step)} ${step.name}${step.flagged === undefined ? '.' : ` and flagged it: ${step.flagged}`}`
    case 'bill_work':
      return step.state === 'released'
        ? `Released the work from ${named(step.invoiceId)}: it may be billed again.`
        : null
    case 'record_payment':
      return `Recorded a payment of ${money(step.amount, step.currency)} received ${step.receivedOn}.`
    case 'record_refund':
      return `Gave back ${money(step.amount, step.currency)} on ${step.refundedOn}.`
    case 'allocate':
      return `Set ${step.source === 'payment' ? 'the money' : 'the credit'} against ${named(step.invoiceId)}.`
    case 'record_manual_entry':
    case 'advance_recurring':
      return null
    case 'record_payout':
      return `Recorded a payout of ${money(step.net, step.currency)} on ${step.paidOn}.`
    case 'record_revaluation':
      return `Revalued the books at the end of ${step.day}.`
    case 'record_year_close':
      return `Closed the year from ${step.startsOn} to ${step.endsOn}.`
    case 'change_payment': {
      const change = BigInt(step.unapplied) - BigInt(step.unappliedBefore)
      if (change === 0n) return null
      const amount = money(String(change < 0n ? -change : change), step.currency)
      return change < 0n ? `Used ${amount} of customer credit.` : `Kept ${amount} as customer credit.`
    }
    case 'undo_allocation':
      return `Took what was set against ${named(step.invoiceId)} off it again, on ${step.undoneOn}.`
    case 'write_off':
      return `Wrote ${money(step.amount, step.currency)} of ${named(step.invoiceId)} off as bad debt, on ${step.writtenOffOn}.`
    case 'reinstate':
      return `Reinstated ${money(step.amount, step.currency)} of ${named(step.invoiceId)}, on ${step.reinstatedOn}.`
    case 'plan_instalments':
      return step.count === 0
        ? `Took the instalments of ${named(step.invoiceId)} back: it is due on ${step.dueOn}.`
        : `Split ${named(step.invoiceId)} into ${step.count} instalments, the last due on ${step.dueOn}.`
    case 'deduct':
      return `Deducted ${step.depositNames} on ${named(step.invoiceId)}.`
    case 'post_entry':
      return `Posted ${step.kind.replaceAll('_', ' ')} of ${money(step.amount, step.currency)} on ${step.date}: ${step.description}.`
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
  refund: 'Opened again:',
  apply_credit: 'Used credit on',
  use_credit: 'Used the credit of',
  undo_allocation: 'Opened again:',
  write_off: 'Wrote off',
  reinstate: 'Reinstated',
  plan_instalments: 'Agreed instalments on',
  view: 'Was seen by its customer:',
}
const INTO: Readonly<Record<string, string>> = { posted: 'Finished', void: 'Voided', cancelled: 'Cancelled' }

function pastOf(step: Extract<RecordedStep, { do: 'change_invoice' }>): string {
  return PAST[step.verb] ?? (step.stageBefore === step.stage ? 'Changed' : (INTO[step.stage] ?? 'Changed'))
}

const money = (amount: string, currency: string): string => formatMoneyWith('code', BigInt(amount), currency)
