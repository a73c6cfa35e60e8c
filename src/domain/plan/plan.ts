import type { Sentence } from '../../kernel/sentence.ts'
import type { Customer } from '../customer/customer.ts'
import type { Deducted } from '../invoice/deposits.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import type { EntryContent, JournalEntry } from '../ledger/entry.ts'
import type { ManualEntry } from '../ledger/manual-entry.ts'
import type { Payout } from '../ledger/payout.ts'
import type { RecurringEntry } from '../ledger/recurring.ts'
import type { Revaluation } from '../ledger/revaluation.ts'
import type { YearClose } from '../ledger/year-close.ts'
import type { Allocation, AllocationUndo, Payment, Refund } from '../receivables/payment.ts'
import type { InstalmentRecord } from '../receivables/instalment-record.ts'
import type { Reinstatement, WriteOff } from '../receivables/write-off.ts'
import type { Work, WorkBilling } from '../work/work.ts'

/** What the books should say about a document once a plan is carried out; an empty list means nothing. */
export interface ShouldSay {
  readonly documentId: string
  readonly entries: readonly EntryContent[]
  /** Calendar date on which what stands is undone, null its own; today where nothing is said. A closed day gives way to the next open one. */
  readonly undoneOn?: string | null
}

/** A change of state in a sentence: who and when are the moment's (Roles, audit trail). */
export interface HistoryLine {
  readonly subjectType:
    | 'invoice'
    | 'payment'
    | 'work'
    | 'customer'
    | 'manual_entry'
    | 'year_close'
    | 'payout'
    | 'revaluation'
  readonly subjectId: string
  readonly verb: string
  readonly said: Sentence
  readonly reason: string | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** A line of a revision of a document, by its place from 1, and the deposit it is deducted for. */
export interface Deduction extends Deducted {
  readonly invoiceId: string
  readonly revision: number
}

/** A step a decision asks for. */
export type Step =
  | { readonly do: 'record_customer'; readonly customer: Customer }
  | { readonly do: 'record_work'; readonly before: Work | null; readonly after: Work }
  | { readonly do: 'draft_invoice'; readonly invoice: Invoice; readonly lines: readonly InvoiceLine[] }
  | {
      readonly do: 'revise_invoice'
      readonly before: Invoice
      readonly after: Invoice
      readonly lines: readonly InvoiceLine[]
    }
  | {
      readonly do: 'change_invoice'
      readonly verb: string
      readonly before: Invoice
      readonly after: Invoice
    }
  | { readonly do: 'bill_work'; readonly before: WorkBilling | null; readonly after: WorkBilling }
  | { readonly do: 'record_payment'; readonly payment: Payment; readonly bodyHash: string }
  | { readonly do: 'record_refund'; readonly refund: Refund }
  | { readonly do: 'allocate'; readonly allocation: Allocation }
  | { readonly do: 'record_manual_entry'; readonly manual: ManualEntry }
  | { readonly do: 'record_payout'; readonly payout: Payout }
  | { readonly do: 'record_revaluation'; readonly revaluation: Revaluation }
  | { readonly do: 'record_year_close'; readonly close: YearClose }
  | { readonly do: 'advance_recurring'; readonly before: RecurringEntry; readonly after: RecurringEntry }
  | { readonly do: 'change_payment'; readonly before: Payment; readonly after: Payment }
  | { readonly do: 'undo_allocation'; readonly undo: AllocationUndo; readonly allocation: Allocation }
  | { readonly do: 'write_off'; readonly writeOff: WriteOff }
  | { readonly do: 'reinstate'; readonly reinstatement: Reinstatement; readonly writeOff: WriteOff }
  | { readonly do: 'plan_instalments'; readonly record: InstalmentRecord }
  | { readonly do: 'deduct'; readonly deductions: readonly Deduction[] }
  | { readonly do: 'say'; readonly should: ShouldSay }
  | { readonly do: 'note'; readonly line: HistoryLine }

/** Steps that follow from the others: only `finishPlan` makes these. */
export type ImpliedStep =
  | {
      readonly do: 'draw_number'
      readonly invoiceId: string
      readonly series: string
      readonly number: string
    }
  | { readonly do: 'post_entry'; readonly entry: JournalEntry }

export type PlanStep = Exclude<Step, { do: 'say' }> | ImpliedStep

declare const finished: unique symbol

/** An ordered list of steps with the journal entries they imply. `finishPlan` is the only way to obtain one. */
export interface Plan {
  readonly steps: readonly PlanStep[]
  readonly subject: Subject
  readonly [finished]: true
}

/** What a decision came to. */
export type Decision =
  | { readonly decided: 'steps'; readonly steps: readonly Step[]; readonly subject: Subject }
  | { readonly decided: 'nothing'; readonly reason: Sentence; readonly subject: Subject }

/** What the answer points at: the documents, work and payment a command was about. */
export interface Subject {
  readonly workId?: string | undefined
  readonly invoiceIds?: readonly string[] | undefined
  readonly paymentId?: string | undefined
  /** What a bookkeeper did in the ledger: an entry by hand, the close of a year. */
  readonly ledgerId?: string | undefined
}

export const nothing = (reason: Sentence, subject: Subject = {}): Decision => ({
  decided: 'nothing',
  reason,
  subject,
})
export const steps = (list: readonly Step[], subject: Subject): Decision => ({
  decided: 'steps',
  steps: list,
  subject,
})
