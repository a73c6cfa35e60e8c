import type { Customer } from '../customer/customer.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import type { Note } from '../invoice/creditable.ts'
import type { AccountsByRole } from '../ledger/account.ts'
import type { JournalEntry } from '../ledger/entry.ts'
import type { CreditSource } from '../receivables/credit.ts'
import type { Allocation, Payment, Refund } from '../receivables/payment.ts'
import type { StandingWriteOff } from '../receivables/write-off.ts'
import type { Role } from '../status/role.ts'
import type { WorkEvent } from '../work/event.ts'
import type { LedgerFacts } from './ledger-facts.ts'
import type { Work, WorkBilling, WorkKey } from '../work/work.ts'

/** An organization as the rules need it. */
export interface Organization {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  /** Newest version of profile and seller: what new documents freeze. */
  readonly version: number
  /** Last calendar date of the newest closed period: no entry is dated on or before it (rule 21). */
  readonly closedThrough: string | null
  readonly profile: BillingProfile
  readonly accounts: AccountsByRole
}

/** What the database knew about everything a command touches, read under the organization's lane. */
export interface Facts {
  readonly organization: Organization
  profileOf(version: number): BillingProfile
  customer(id: string): Customer | null
  customerByRef(source: string, externalId: string): Customer | null
  work(key: WorkKey): Work | null
  workById(id: string): Work | null
  /** The event that carries a work's charges. */
  chargingEventOf(work: Work): WorkEvent
  /** Where a work is billed, released billings left out. */
  billingsOf(workId: string): readonly WorkBilling[]
  billingsOn(invoiceId: string): readonly WorkBilling[]
  invoice(id: string): Invoice | null
  invoiceByNumber(number: string): Invoice | null
  /** The lines of a draft's current revision. */
  linesOf(invoiceId: string): readonly InvoiceLine[]
  /** Standing entries of a document: those that are neither reversals nor reversed. */
  entriesOf(documentId: string): readonly JournalEntry[]
  openItemsOf(customerId: string, currency: string): readonly Invoice[]
  paymentById(id: string): SettledPayment | null
  /** Deposits that were asked for on a document, or are deducted on it; those of its works stand with their billings. */
  depositsOn(invoiceId: string): readonly string[]
  /** The live documents that deduct a deposit. */
  deductedOn(depositId: string): readonly string[]
  /** A document that is corrected; null where nobody asked for it. */
  correctionsOf(invoiceId: string): Corrections | null
  /** What the final credit notes over a document come to: minor units. */
  notedOn(invoiceId: string): bigint
  allocation(id: string): KnownAllocation | null
  /** What is kept for a customer, in any order. Read where credit is asked for, or used by itself. */
  creditOf(customerId: string, currency: string): readonly CreditSource[]
  /** Write-offs of a document that were not taken back, in the order they were made. */
  writeOffsOf(invoiceId: string): readonly StandingWriteOff[]
  payment(provider: string, providerId: string): { payment: Payment; bodyHash: string } | null
  readonly ledger: LedgerFacts
}

/** An allocation, and whether it was taken off its document again. */
export interface KnownAllocation {
  readonly allocation: Allocation
  readonly undone: boolean
}

/** A payment, what it settles, and what of it was given back. Allocations that were undone are left out. */
export interface SettledPayment {
  readonly payment: Payment
  readonly allocations: readonly Allocation[]
  readonly refunds: readonly Refund[]
}

/** The lines of a document, its credit notes, and the payments that settled something of it. */
export interface Corrections {
  readonly lines: readonly InvoiceLine[]
  readonly notes: readonly Note[]
  readonly payments: readonly SettledPayment[]
}

/** Who does it and when: handed in, so that a rule never reads a clock. `today` is the organization's calendar date. */
export interface Moment {
  readonly now: string
  readonly today: string
  readonly actor: string
  readonly role: Role
  readonly newId: () => string
}
