import type { Crediting } from '../invoice/crediting.ts'
import type { DepositAsk } from '../invoice/deposits.ts'
import type { AskedInstalment } from '../invoice/split-instalments.ts'
import type { DocumentDiscount } from '../invoice/totals.ts'
import type { Verb } from '../status/actions.ts'
import type { Charge } from '../work/charge.ts'
import type { CustomerRef, WorkEvent } from '../work/event.ts'
import type { WorkKey } from '../work/work.ts'
import type { LedgerCommand, LedgerNeed } from './ledger-commands.ts'

/** A work event arrived. */
export interface TellEvent {
  readonly kind: 'tell_event'
  readonly eventId: string
  readonly event: WorkEvent
}

/** Where a person says who is billed: a customer we know, or one named now. */
export type Addressee =
  | { readonly customerId: string }
  | { readonly source: string; readonly ref: CustomerRef }

/** A person makes a document. With works and no lines, the lines are what the works charge. */
export interface DraftByHand {
  readonly kind: 'draft_by_hand'
  readonly addressee: Addressee | null
  readonly works: readonly string[]
  readonly lines: readonly Charge[] | null
  readonly currency: string | null
  readonly issuedOn: string | null
  readonly dueOn: string | null
  readonly terms: string | null
  readonly reference: string | null
  readonly notes: string | null
  readonly documentDiscount: DocumentDiscount | null
  /** Where a document would be final at once: keep it a draft all the same. */
  readonly saveAsDraft: boolean
  /** Bill work that is on a final document already (rule 8: unless a person says otherwise). */
  readonly billAgain: boolean
}

/** A person edits a draft: what is not named stays as it is. */
export interface EditDraft {
  readonly kind: 'edit_draft'
  readonly invoiceId: string
  readonly changes: {
    readonly lines?: readonly Charge[] | undefined
    readonly documentDiscount?: DocumentDiscount | null | undefined
    readonly issuedOn?: string | undefined
    readonly dueOn?: string | undefined
    readonly terms?: string | undefined
    readonly reference?: string | null | undefined
    readonly notes?: string | null | undefined
    readonly customerId?: string | undefined
    /** A person looked at what was flagged. */
    readonly reviewed?: boolean | undefined
  }
}

/** A person moves a document on. */
export interface ChangeStage {
  readonly kind: 'change_stage'
  readonly verb: Exclude<
    Verb,
    | 'edit'
    | 'record_payment'
    | 'credit'
    | 'correct'
    | 'adjust'
    | 'write_off'
    | 'reinstate'
    | 'plan_instalments'
    | 'ask_deposit'
  >
  readonly invoiceId: string
  readonly reason: string | null
}

/** Money came in (rule 23). Amounts are minor units; `receivedOn` a calendar date. */
export interface TakePayment {
  readonly kind: 'take_payment'
  readonly provider: string
  readonly providerId: string
  readonly bodyHash: string
  readonly customerId: string | null
  readonly currency: string
  readonly amount: bigint
  readonly receivedOn: string
  readonly method: string
  readonly reference: string | null
  readonly memo: string | null
  /** What the payer says it is for, in order; a null amount takes what is open. */
  readonly allocations: readonly { readonly invoiceId: string; readonly amount: bigint | null }[]
  /** Without allocations: all of it becomes customer credit, and no document is looked for. */
  readonly keepAsCredit?: boolean
}

/** Money is given back (rule 24): of what a payment settled on a document, or (null) of what it left as customer credit. */
export interface RefundPayment {
  readonly kind: 'refund_payment'
  readonly paymentId: string
  readonly invoiceId: string | null
  /** Minor units of the payment's currency. */
  readonly amount: bigint
  /** Calendar date. */
  readonly refundedOn: string
  readonly reason: string
}

/** A person credits a final document, wholly or in part (rule 25). `issuedOn` a calendar date; null is today. */
export interface CreditInvoice {
  readonly kind: 'credit_invoice'
  readonly invoiceId: string
  readonly crediting: Crediting
  readonly issuedOn: string | null
  readonly notes: string | null
  /** Final at once; otherwise a draft to be confirmed. */
  readonly confirm: boolean
}

/** A person takes a final document back whole and drafts it anew, in one act (rules 9, 16, 25). */
export interface CorrectInvoice {
  readonly kind: 'correct_invoice'
  readonly invoiceId: string
  readonly reason: Crediting['reason']
  readonly explanation: string | null
  readonly dispose: Crediting['dispose']
  readonly issuedOn: string | null
}

/**
 * A person adjusts what is billed, by described lines: on a draft as lines of it, on a final document as a supplement
 * or a credit note. Prices are major units, above zero both ways, with tax where the document's prices contain it.
 */
export interface AdjustInvoice {
  readonly kind: 'adjust_invoice'
  readonly invoiceId: string
  readonly adjustment: 'additional_work' | 'reduced_scope' | 'goodwill'
  readonly lines: readonly Pick<Charge, 'description' | 'quantity' | 'unit' | 'unitPrice' | 'tax'>[]
  readonly explanation: string | null
  readonly dispose: Crediting['dispose']
  readonly confirm: boolean
}

/** What is kept for a customer is used (rule 23): on a final document, or (null) on the oldest due. */
export interface ApplyCredit {
  readonly kind: 'apply_credit'
  readonly customerId: string
  readonly currency: string
  readonly invoiceId: string | null
  /** Minor units; null uses all that there is and that can be used. */
  readonly amount: bigint | null
  /** Calendar date. */
  readonly appliedOn: string
}

/** What a payment or note settled on a document is taken off it again, and set against another one if one is named. */
export interface UndoAllocation {
  readonly kind: 'undo_allocation'
  readonly allocationId: string
  /** Calendar date. */
  readonly undoneOn: string
  readonly reason: string
  readonly moveTo: string | null
}

/** What is open on a document, or a part of it (minor units), is given up as bad debt. */
export interface WriteOffInvoice {
  readonly kind: 'write_off'
  readonly invoiceId: string
  readonly amount: bigint | null
  /** Calendar date. */
  readonly writtenOffOn: string
  readonly reason: string
}

/** What was given up on a document is owed again. */
export interface ReinstateInvoice {
  readonly kind: 'reinstate'
  readonly invoiceId: string
  /** Calendar date. */
  readonly reinstatedOn: string
  readonly reason: string
}

/** What is open on a document falls due in instalments; without parts it is due as agreed at first. */
export interface PlanInstalments {
  readonly kind: 'plan_instalments'
  readonly invoiceId: string
  readonly parts: readonly AskedInstalment[]
  readonly reason: string | null
  /** The client chooses these of what is offered to them, amounts as they saw them. */
  readonly byClient?: true
}

/**
 * A person bills a part of what is not billed yet, of a piece of work or of a draft: one of the two is named. Dates are
 * calendar dates. Final at once with `confirm`, where making or confirming finishes documents.
 */
export interface AskDeposit {
  readonly kind: 'ask_deposit'
  readonly workId: string | null
  readonly invoiceId: string | null
  readonly ask: DepositAsk
  readonly description: string | null
  readonly issuedOn: string | null
  readonly dueOn: string | null
  readonly terms: string | null
  readonly notes: string | null
  readonly confirm: boolean
}

/** A person looked at what a payment was flagged with. */
export interface SettleAlert {
  readonly kind: 'settle_alert'
  readonly paymentId: string
  readonly remark: string | null
}

/** A customer saw a document for the first time (rule 18). */
export interface RecordView {
  readonly kind: 'record_view'
  readonly invoiceId: string
}

/** Everything that can change the books, from any door. */
export type Command =
  | TellEvent
  | DraftByHand
  | EditDraft
  | ChangeStage
  | TakePayment
  | RefundPayment
  | ApplyCredit
  | UndoAllocation
  | WriteOffInvoice
  | ReinstateInvoice
  | PlanInstalments
  | SettleAlert
  | RecordView
  | LedgerCommand
  | CreditInvoice
  | CorrectInvoice
  | AdjustInvoice
  | AskDeposit

/** What must be read before a command can be decided. */
export interface Needs {
  readonly works: readonly WorkKey[]
  readonly workIds: readonly string[]
  readonly invoiceIds: readonly string[]
  /** Documents that only money comes for: where they are final, what they bill is not asked for. */
  readonly paidIds: readonly string[]
  readonly invoiceNumbers: readonly string[]
  readonly customerIds: readonly string[]
  readonly customerRefs: readonly { readonly source: string; readonly ref: CustomerRef }[]
  readonly payments: readonly { readonly provider: string; readonly providerId: string }[]
  readonly paymentIds: readonly string[]
  /** Allocations, with the payment or note and the document of each. */
  readonly allocationIds: readonly string[]
  /** Customers whose credit may be used. */
  readonly creditOf: readonly string[]
  /** Customers whose open items may be settled. */
  readonly openItemsOf: readonly string[]
  readonly ledger: readonly LedgerNeed[]
  /** Documents to be corrected, and credit notes to be confirmed: what was credited and paid before is read too. */
  readonly corrected: readonly string[]
  /** Whether what bills the works at hand bills them still, or was credited whole. */
  readonly wholes: boolean
}
