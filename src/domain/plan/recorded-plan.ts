import { type Remarks, workNamed } from '../sentence/say.ts'
import type { WorkKind } from '../work/work.ts'
import { debitsOf } from '../ledger/entry.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import type { Invoice } from '../invoice/invoice.ts'
import type { PlanStep } from './plan.ts'

/**
 * A step as it is kept with the event that caused it: enough to say what was done, and where to look. What it wrote
 * stands in its own tables. JSON-plain; amounts are minor units as text.
 */
export type RecordedStep =
  | {
      readonly do: 'record_customer'
      readonly customerId: string
      readonly name: string
      readonly version: number
    }
  | {
      readonly do: 'record_work'
      readonly workId: string
      readonly title: string
      readonly stage: string
      readonly value: string
      readonly currency: string
      readonly known: boolean
      /** What kind of work it is, where its title says no more than that and its reference. */
      readonly untitled?: WorkKind
    }
  | { readonly do: 'draw_number'; readonly invoiceId: string; readonly number: string }
  | (RecordedDocument & { readonly do: 'draft_invoice'; readonly stage: string; readonly dueOn: string })
  | (RecordedDocument & { readonly do: 'revise_invoice'; readonly totalBefore: string })
  | (RecordedDocument & {
      readonly do: 'change_invoice'
      readonly verb: string
      readonly stageBefore: string
      readonly stage: string
      /** What it was flagged with, when this step flagged it. */
      readonly flagged?: Remarks | string
    })
  | {
      readonly do: 'bill_work'
      readonly workId: string
      readonly invoiceId: string
      readonly state: string
      readonly amount: string
    }
  | {
      readonly do: 'record_payment'
      readonly paymentId: string
      readonly amount: string
      readonly currency: string
      readonly receivedOn: string
    }
  | {
      readonly do: 'record_refund'
      readonly paymentId: string
      readonly amount: string
      readonly currency: string
      readonly refundedOn: string
    }
  | {
      readonly do: 'allocate'
      readonly source: 'payment' | 'credit_note'
      readonly invoiceId: string
      readonly amount: string
    }
  | {
      readonly do: 'change_payment'
      readonly paymentId: string
      readonly currency: string
      readonly unappliedBefore: string
      readonly unapplied: string
    }
  | {
      readonly do: 'undo_allocation'
      readonly allocationId: string
      readonly invoiceId: string
      readonly amount: string
      readonly undoneOn: string
    }
  | {
      readonly do: 'write_off'
      readonly invoiceId: string
      readonly amount: string
      readonly currency: string
      readonly writtenOffOn: string
    }
  | {
      readonly do: 'reinstate'
      readonly invoiceId: string
      readonly amount: string
      readonly currency: string
      readonly reinstatedOn: string
    }
  | {
      readonly do: 'plan_instalments'
      readonly invoiceId: string
      readonly count: number
      readonly dueOn: string
    }
  | {
      readonly do: 'post_entry'
      readonly entryId: string
      readonly kind: string
      readonly date: string
      readonly amount: string
      readonly currency: string
      readonly description: string
    }
  | {
      readonly do: 'deduct'
      readonly invoiceId: string
      /** Deposits as people name them. */
      readonly depositNames: string
    }
  | { readonly do: 'record_manual_entry'; readonly manualId: string; readonly kind: string }
  | {
      readonly do: 'record_year_close'
      readonly yearCloseId: string
      readonly startsOn: string
      readonly endsOn: string
    }
  | {
      readonly do: 'record_payout'
      readonly payoutId: string
      readonly net: string
      readonly currency: string
      readonly paidOn: string
    }
  | { readonly do: 'record_revaluation'; readonly revaluationId: string; readonly day: string }
  | { readonly do: 'advance_recurring'; readonly recurringId: string; readonly made: number }

interface RecordedDocument {
  readonly invoiceId: string
  /** As people name it: Invoice INV-2026-00001. */
  readonly name: string
  readonly total: string
  readonly currency: string
}

/** What is kept of a plan's steps. Notes are left out: they are the audit trail's own rows. */
export function recordedSteps(steps: readonly PlanStep[]): RecordedStep[] {
  return steps.flatMap((step) => recorded(step) ?? [])
}

function recorded(step: PlanStep): RecordedStep | null {
  switch (step.do) {
    case 'record_customer': {
      const { id: customerId, name, version } = step.customer
      return { do: step.do, customerId, name, version }
    }
    case 'record_work': {
      const { id: workId, title, stage, value, currency } = step.after
      return {
        do: step.do,
        workId,
        title,
        stage,
        value: String(value),
        currency,
        known: step.before !== null,
        ...(workNamed(step.after) === title ? {} : { untitled: step.after.kind }),
      }
    }
    case 'draw_number':
      return { do: step.do, invoiceId: step.invoiceId, number: step.number }
    case 'draft_invoice': {
      const { stage, dueOn } = step.invoice
      return { do: step.do, ...documentOf(step.invoice), stage, dueOn }
    }
    case 'revise_invoice':
      return { do: step.do, ...documentOf(step.after), totalBefore: String(step.before.total) }
    case 'change_invoice': {
      const { before, after, verb } = step
      const flagged = after.review !== null && after.review !== before.review ? { flagged: after.review } : {}
      return {
        do: step.do,
        ...documentOf(after),
        verb,
        stageBefore: before.stage,
        stage: after.stage,
        ...flagged,
      }
    }
    case 'bill_work': {
      const { workId, invoiceId, state, amount } = step.after
      return { do: step.do, workId, invoiceId, state, amount: String(amount) }
    }
    case 'record_payment': {
      const { id: paymentId, amount, currency, receivedOn } = step.payment
      return { do: step.do, paymentId, amount: String(amount), currency, receivedOn }
    }
    case 'record_refund': {
      const { paymentId, amount, currency, refundedOn } = step.refund
      return { do: step.do, paymentId, amount: String(amount), currency, refundedOn }
    }
    case 'allocate': {
      const { sourceType: source, invoiceId, amount } = step.allocation
      return { do: step.do, source, invoiceId, amount: String(amount) }
    }
    case 'change_payment': {
      const { id: paymentId, currency, unapplied } = step.after
      return {
        do: step.do,
        paymentId,
        currency,
        unappliedBefore: String(step.before.unapplied),
        unapplied: String(unapplied),
      }
    }
    case 'undo_allocation': {
      const { invoiceId, amount } = step.allocation
      const { allocationId, undoneOn } = step.undo
      return { do: step.do, allocationId, invoiceId, amount: String(amount), undoneOn }
    }
    case 'write_off': {
      const { invoiceId, amount, currency, writtenOffOn } = step.writeOff
      return { do: step.do, invoiceId, amount: String(amount), currency, writtenOffOn }
    }
    case 'reinstate': {
      const { invoiceId, amount, currency } = step.writeOff
      const { reinstatedOn } = step.reinstatement
      return { do: step.do, invoiceId, amount: String(amount), currency, reinstatedOn }
    }
    case 'plan_instalments': {
      const { invoiceId, parts, agreedDueOn } = step.record
      return { do: step.do, invoiceId, count: parts.length, dueOn: parts.at(-1)?.dueOn ?? agreedDueOn }
    }
    case 'post_entry': {
      const { id: entryId, kind, date, currency, description, postings } = step.entry
      return {
        do: step.do,
        entryId,
        kind,
        date,
        amount: String(debitsOf(postings)),
        currency,
        description,
      }
    }
    case 'deduct': {
      const names = new Set(step.deductions.map(({ named }) => named))
      return {
        do: step.do,
        invoiceId: step.deductions[0]!.invoiceId,
        depositNames: [...names].join(', '),
      }
    }
    case 'record_manual_entry':
      return { do: step.do, manualId: step.manual.id, kind: step.manual.kind }
    case 'record_payout': {
      const { id: payoutId, net, currency, paidOn } = step.payout
      return { do: step.do, payoutId, net: String(net), currency, paidOn }
    }
    case 'record_year_close': {
      const { id: yearCloseId, startsOn, endsOn } = step.close
      return { do: step.do, yearCloseId, startsOn, endsOn }
    }
    case 'record_revaluation': {
      const { id: revaluationId, day } = step.revaluation
      return { do: step.do, revaluationId, day }
    }
    case 'advance_recurring':
      return { do: step.do, recurringId: step.after.id, made: step.after.made }
    case 'note':
      return null
  }
}

const documentOf = (invoice: Invoice): RecordedDocument => ({
  invoiceId: invoice.id,
  name: nameOf(invoice),
  total: String(invoice.total),
  currency: invoice.currency,
})
