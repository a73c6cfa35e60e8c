import { assert } from '../../kernel/assert.ts'
import type { Customer } from '../../domain/customer/customer.ts'
import type { Invoice } from '../../domain/invoice/invoice.ts'
import type { NumberSeries } from '../../domain/invoice/numbering.ts'
import type { ManualEntry } from '../../domain/ledger/manual-entry.ts'
import type { Payout } from '../../domain/ledger/payout.ts'
import type { RecurringEntry } from '../../domain/ledger/recurring.ts'
import type { Revaluation } from '../../domain/ledger/revaluation.ts'
import type { YearClose } from '../../domain/ledger/year-close.ts'
import type { Deduction, Plan, PlanStep } from '../../domain/plan/plan.ts'
import type { Payment } from '../../domain/receivables/payment.ts'
import type { Work, WorkBilling } from '../../domain/work/work.ts'
import type { Chain, Chained } from '../chain/chain.ts'
import type { Tx } from '../engine/transaction.ts'
import { addToBalances } from './balances.ts'
import { recordCustomers } from './customers.ts'
import { DEDUCTION } from './deductions.ts'
import { HISTORY, type RecordedLine } from './history.ts'
import { insertLines, type Revision } from './invoice-lines.ts'
import { moveCounts } from './invoice-counts.ts'
import { INVOICE, updateInvoices } from './invoices.ts'
import { postEntries, type RecordedEntry } from './journal.ts'
import { advanceSeries } from './number-series.ts'
import {
  ALLOCATION,
  PAYMENT,
  REFUND,
  type RecordedAllocation,
  type RecordedPayment,
  type RecordedRefund,
  updatePayments,
} from './payments.ts'
import { type Moved, moveReceivables } from './receivable-days.ts'
import {
  type RecordedAct,
  advanceRecurring,
  PAYOUT,
  REVALUATION,
  recordManualEntries,
  recordYearCloses,
} from './ledger-acts.ts'
import {
  ALLOCATION_UNDO,
  type RecordedInstalments,
  type RecordedReinstatement,
  type RecordedUndo,
  type RecordedWriteOff,
  INSTALMENT_PLAN,
  REINSTATEMENT,
  WRITE_OFF,
  WRITE_OFF_ENTRY,
  type WriteOffEntry,
} from './receivables.ts'
import { Writes } from './set-based.ts'
import { addToTaxDays } from './tax-days.ts'
import { writeBillings } from './work-billings.ts'
import { EVENT, type RecordedEvent } from './work-events.ts'
import { keepBilled, type RecordedWork, recordWorks } from './works.ts'

/** A plan with who asked for it and the work event that caused it. */
export interface PlanToApply {
  readonly plan: Plan
  readonly actor: string
  readonly eventId: string | null
}

/** What every row written is stamped with: an instant, and fresh ids. */
export interface Stamp {
  readonly at: string
  readonly newId: () => string
}

/**
 * Writes the plans of a transaction, with one statement for each part of them where nothing is changed that stood
 * before, in an order in which every reference finds its row. The plans touch different documents and works: each was decided on what stands now.
 * Parts are sent as they are decided and nobody waits for them, so that the server writes one while the next is worked
 * out; what is summed over all of them comes at the end.
 */
export class PlanWriter {
  readonly #tx: Tx
  readonly #orgId: string
  readonly #chain: Chain
  readonly #stamp: Stamp
  readonly #underway: Promise<unknown>[] = []
  readonly #entries: RecordedEntry[] = []
  readonly #moved: Moved[] = []

  constructor(tx: Tx, orgId: string, chain: Chain, stamp: Stamp) {
    this.#tx = tx
    this.#orgId = orgId
    this.#chain = chain
    this.#stamp = stamp
  }

  /** Sends the rows of some plans, and the events that caused them. */
  write(plans: readonly PlanToApply[], events: readonly RecordedEvent[]): void {
    const rows = new Rows()
    for (const one of plans) for (const step of one.plan.steps) rows.take(step, one, this.#stamp)
    const writes = new Writes(this.#tx, this.#orgId)
    recordCustomers(writes, rows.customers, this.#stamp.at)
    recordWorks(writes, rows.recordedWorks())
    writes.insert(INVOICE, rows.newInvoices)
    updateInvoices(writes, rows.changedInvoices)
    updatePayments(writes, rows.changedPayments)
    insertLines(writes, rows.revisions)
    writeBillings(writes, rows.changedBillings, rows.newBillings)
    keepBilled(writes, rows.rebilled())
    writes.insert(PAYMENT, rows.payments)
    writes.insert(ALLOCATION, rows.allocations)
    writes.insert(ALLOCATION_UNDO, rows.undos)
    writes.insert(REFUND, rows.refunds)
    recordManualEntries(writes, rows.manualEntries)
    advanceRecurring(writes, rows.recurring)
    recordYearCloses(writes, rows.yearCloses)
    writes.insert(PAYOUT, rows.payouts)
    writes.insert(REVALUATION, rows.revaluations)
    writes.insert(WRITE_OFF, rows.writeOffs)
    writes.insert(REINSTATEMENT, rows.reinstatements)
    writes.insert(INSTALMENT_PLAN, rows.instalments)
    writes.insert(DEDUCTION, rows.deductions)
    postEntries(writes, rows.entries)
    writes.insert(WRITE_OFF_ENTRY, rows.writeOffEntries())
    writes.insert(HISTORY, rows.history)
    writes.insert(EVENT, events)
    this.#send(writes.send())
    // Worked out while the server writes.
    this.#chain.take(rows.chained())
    this.#entries.push(...rows.entries)
    this.#moved.push(...rows.moved)
  }

  #send(sent: readonly Promise<unknown>[]): void {
    for (const one of sent) {
      // Told by `finish`; until then nobody listens.
      one.catch(() => {})
      this.#underway.push(one)
    }
  }

  /**
   * Writes what is summed over all plans, moves the counters on that they drew from, adds a link to the chain, and
   * waits for everything.
   */
  async finish(series: readonly NumberSeries[]): Promise<void> {
    const writes = new Writes(this.#tx, this.#orgId)
    advanceSeries(writes, series)
    addToBalances(writes, this.#entries)
    addToTaxDays(writes, this.#entries)
    moveReceivables(writes, this.#moved)
    moveCounts(writes, this.#moved)
    this.#send([...writes.send(), this.#chain.close(this.#tx, this.#stamp.at)])
    await Promise.all(this.#underway)
  }
}

/** The steps of many plans, sorted into the rows of each table. */
class Rows {
  readonly customers: Customer[] = []
  readonly #works: Work[] = []
  readonly #newWorks = new Set<string>()
  readonly newInvoices: Invoice[] = []
  readonly changedInvoices: Invoice[] = []
  readonly revisions: Revision[] = []
  readonly newBillings: WorkBilling[] = []
  readonly changedBillings: WorkBilling[] = []
  readonly payments: RecordedPayment[] = []
  readonly allocations: RecordedAllocation[] = []
  readonly refunds: RecordedRefund[] = []
  readonly manualEntries: RecordedAct<ManualEntry>[] = []
  readonly recurring: RecurringEntry[] = []
  readonly yearCloses: RecordedAct<YearClose>[] = []
  readonly payouts: RecordedAct<Payout>[] = []
  readonly revaluations: RecordedAct<Revaluation>[] = []
  readonly changedPayments: Payment[] = []
  readonly undos: RecordedUndo[] = []
  readonly writeOffs: RecordedWriteOff[] = []
  readonly reinstatements: RecordedReinstatement[] = []
  readonly instalments: RecordedInstalments[] = []
  readonly deductions: Deduction[] = []
  readonly entries: RecordedEntry[] = []
  readonly moved: Moved[] = []
  readonly history: RecordedLine[] = []
  readonly #final: Invoice[] = []

  chained(): Partial<Chained> {
    const { entries, revisions, customers, instalments } = this
    return { entries, revisions, documents: this.#final, customers, instalments }
  }

  /** New work is on a live document when it is on one now. */
  recordedWorks(): RecordedWork[] {
    const live = new Set(
      this.newBillings
        .filter(({ state }) => state !== 'released' && state !== 'deposit')
        .map(({ workId }) => workId),
    )
    return this.#works.map((work) => ({ ...work, billed: this.#newWorks.has(work.id) && live.has(work.id) }))
  }

  /** A plan gives up one document at most, by one entry that names it. */
  writeOffEntries(): WriteOffEntry[] {
    return this.writeOffs.map(({ id, invoiceId }) => {
      const entry = this.entries.find(
        ({ kind, documentId }) => kind === 'write_off' && documentId === invoiceId,
      )
      assert(entry, `write-off ${id} posted nothing`)
      return { writeOffId: id, entryId: entry.id }
    })
  }

  /** Work known before that came on a document, or off one. */
  rebilled(): string[] {
    const touched = new Set([...this.newBillings, ...this.changedBillings].map(({ workId }) => workId))
    return [...touched].filter((id) => !this.#newWorks.has(id))
  }

  take(step: PlanStep, { actor, eventId }: PlanToApply, { at, newId }: Stamp): void {
    switch (step.do) {
      case 'record_customer':
        this.customers.push(step.customer)
        break
      case 'record_work':
        this.#works.push(step.after)
        if (!step.before) this.#newWorks.add(step.after.id)
        break
      case 'draft_invoice':
        this.newInvoices.push(step.invoice)
        this.#finish(null, step.invoice)
        this.moved.push({ before: null, after: step.invoice })
        this.#revise(step.invoice, step.lines)
        break
      case 'revise_invoice':
        this.changedInvoices.push(step.after)
        this.#finish(step.before, step.after)
        this.moved.push(step)
        this.#revise(step.after, step.lines)
        break
      case 'change_invoice':
        this.changedInvoices.push(step.after)
        this.#finish(step.before, step.after)
        this.moved.push(step)
        break
      case 'bill_work':
        if (step.before) this.changedBillings.push(step.after)
        else this.newBillings.push(step.after)
        break
      case 'record_payment':
        this.payments.push({ ...step.payment, bodyHash: step.bodyHash, recordedAt: at, actor })
        break
      case 'record_refund':
        this.refunds.push({ ...step.refund, recordedAt: at, actor })
        break
      case 'allocate':
        this.allocations.push({ ...step.allocation, recordedAt: at })
        break
      case 'record_manual_entry':
        this.manualEntries.push({ ...step.manual, recordedAt: at, actor })
        break
      case 'advance_recurring':
        this.recurring.push(step.after)
        break
      case 'record_payout':
        this.payouts.push({ ...step.payout, recordedAt: at, actor })
        break
      case 'record_revaluation':
        this.revaluations.push({ ...step.revaluation, recordedAt: at, actor })
        break
      case 'record_year_close':
        this.yearCloses.push({ ...step.close, recordedAt: at, actor })
        break
      case 'change_payment':
        this.changedPayments.push(step.after)
        break
      case 'undo_allocation':
        this.undos.push({ ...step.undo, recordedAt: at, actor })
        break
      case 'write_off':
        this.writeOffs.push({ ...step.writeOff, recordedAt: at, actor })
        break
      case 'reinstate':
        this.reinstatements.push({ ...step.reinstatement, recordedAt: at, actor })
        break
      case 'plan_instalments':
        this.instalments.push({ ...step.record, recordedAt: at, actor })
        break
      case 'deduct':
        this.deductions.push(...step.deductions)
        break
      case 'post_entry':
        this.entries.push({ ...step.entry, recordedAt: at, actor, eventId })
        break
      case 'note':
        this.history.push({ ...step.line, id: newId(), at, actor, eventId })
        break
      case 'draw_number':
        // It stands on its document; the counters come as `series`.
        break
    }
  }

  /** From when it is final on, a document never changes (rule 16). */
  #finish(before: Invoice | null, after: Invoice): void {
    if (after.stage === 'posted' && before?.stage !== 'posted') this.#final.push(after)
  }

  #revise(invoice: Invoice, lines: Revision['lines']): void {
    if (lines.length > 0) this.revisions.push({ invoiceId: invoice.id, revision: invoice.revision, lines })
  }
}
