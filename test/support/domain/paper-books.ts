import { inEnglish } from '../../../src/domain/sentence/say.ts'
import { isDeepStrictEqual } from 'node:util'
import { assert } from '../../../src/kernel/assert.ts'
import { localDate } from '../../../src/kernel/date.ts'
import { isRefusal, type Refusal } from '../../../src/kernel/refusal.ts'
import { mergeCustomer, type Customer } from '../../../src/domain/customer/customer.ts'
import { balanceOf, isLive, type Invoice, type InvoiceLine } from '../../../src/domain/invoice/invoice.ts'
import type { NumberSeries } from '../../../src/domain/invoice/numbering.ts'
import type { Account } from '../../../src/domain/ledger/account.ts'
import { DEFAULT_CHART } from '../../../src/domain/ledger/chart.ts'
import type { JournalEntry } from '../../../src/domain/ledger/entry.ts'
import { printJournal } from '../../../src/domain/ledger/print.ts'
import type { Command } from '../../../src/domain/plan/command.ts'
import { NO_LEDGER_FACTS } from '../../../src/domain/plan/ledger-facts.ts'
import type { Facts, Moment, SettledPayment } from '../../../src/domain/plan/facts.ts'
import { finishPlan } from '../../../src/domain/plan/finish-plan.ts'
import { needsOf } from '../../../src/domain/plan/needs.ts'
import { NumberDesk } from '../../../src/domain/plan/number-desk.ts'
import { planFor } from '../../../src/domain/plan/plan-for.ts'
import type { Deduction, HistoryLine, Plan, PlanStep, Subject } from '../../../src/domain/plan/plan.ts'
import type { BillingProfile } from '../../../src/domain/profile/profile.ts'
import type { CreditSource } from '../../../src/domain/receivables/credit.ts'
import type { Allocation, AllocationUndo, Payment, Refund } from '../../../src/domain/receivables/payment.ts'
import type { InstalmentRecord } from '../../../src/domain/receivables/instalment-record.ts'
import type { Reinstatement, StandingWriteOff, WriteOff } from '../../../src/domain/receivables/write-off.ts'
import type { Role } from '../../../src/domain/status/role.ts'
import type { WorkEvent } from '../../../src/domain/work/event.ts'
import type { Work, WorkBilling, WorkKey } from '../../../src/domain/work/work.ts'
import { DEFAULT_ACCOUNTS } from './accounts.ts'

/** What came of a command. */
export type Outcome =
  | { readonly came: 'plan'; readonly plan: Plan; readonly subject: Subject }
  | { readonly came: 'nothing'; readonly reason: string; readonly subject: Subject }
  | { readonly came: 'refusal'; readonly refusal: Refusal }

/**
 * An organization kept in plain maps: it gives the rules their facts and folds their plans back in. It is the independent
 * model that plans are tested against, so it knows no rule; it only refuses a step whose `before` is not what stands.
 */
export class PaperBooks {
  /** The present: an instant, and the role of whoever acts. A test sets them. */
  now = '2026-03-01T12:00:00.000Z'
  role: Role = 'owner'
  timeZone = 'UTC'
  currency = 'USD'
  closedThrough: string | null = null

  readonly customers = new Map<string, Customer>()
  readonly works = new Map<string, Work>()
  readonly invoices = new Map<string, Invoice>()
  readonly lines = new Map<string, readonly InvoiceLine[]>()
  readonly billings = new Map<string, WorkBilling>()
  readonly payments: { payment: Payment; bodyHash: string }[] = []
  readonly allocations: Allocation[] = []
  readonly refunds: Refund[] = []
  readonly undos: AllocationUndo[] = []
  readonly writeOffs: WriteOff[] = []
  readonly #writeOffEntries = new Map<string, string>()
  readonly reinstatements: Reinstatement[] = []
  readonly instalmentPlans: InstalmentRecord[] = []
  readonly deductions: Deduction[] = []
  /** The accounts that lines may name. */
  chart: readonly Account[] = DEFAULT_CHART
  readonly entries: JournalEntry[] = []
  readonly history: (HistoryLine & { readonly sentence: string })[] = []
  /** Every number in the order drawn. */
  readonly drawn: { series: string; number: string; invoiceId: string }[] = []

  readonly #profiles: BillingProfile[] = []
  readonly #events = new Map<string, WorkEvent>()
  #series: NumberSeries[] = []
  #ids = 0

  constructor(profile: BillingProfile) {
    this.changeProfile(profile)
  }

  /** A new version of the organization's profile: documents that exist stay under theirs. */
  changeProfile(profile: BillingProfile): void {
    this.#profiles.push(profile)
    for (const { code, pattern, prefix, yearlyReset } of [profile.series, profile.creditSeries]) {
      if (this.#series.some((one) => one.code === code)) continue
      this.#series.push({ code, pattern, prefix, yearlyReset, next: 1n, year: null })
    }
  }

  tell(event: WorkEvent): Outcome {
    return this.carryOut({ kind: 'tell_event', eventId: event.id, event })
  }

  /** Decides a command and, when it comes to a plan, carries the plan out. */
  carryOut(command: Command): Outcome {
    if (command.kind === 'tell_event') this.#events.set(command.eventId, command.event)
    const facts = this.#factsFor(command)
    const moment = this.#moment()
    const decision = planFor(command, facts, moment)
    if (isRefusal(decision)) return { came: 'refusal', refusal: decision }
    if (decision.decided === 'nothing')
      return { came: 'nothing', reason: inEnglish(decision.reason), subject: decision.subject }
    const desk = new NumberDesk(this.#series)
    const plan = finishPlan(decision.steps, decision.subject, facts, moment, desk)
    for (const step of plan.steps) this.#apply(step)
    const advanced = desk.advanced()
    this.#series = this.#series.map((one) => advanced.find((other) => other.code === one.code) ?? one)
    return { came: 'plan', plan, subject: decision.subject }
  }

  /**
   * The whole journal, or what one document or work or payment posted, as accountants read it; columns are closed up, so
   * that a test shows what is posted and print.test.ts alone keeps the columns.
   */
  journal(documentId?: string): string {
    const entries = this.entries.filter(
      (entry) => documentId === undefined || entry.documentId === documentId,
    )
    return `\n${printJournal(entries, DEFAULT_CHART).replace(/(?<=\S) {2,}/g, '  ')}\n`
  }

  /** Documents in the order they were made, as "INV-2026-00001 draft 1200". */
  documents(): string[] {
    return [...this.invoices.values()].map(
      (it) =>
        `${it.kind === 'invoice' ? '' : `${it.kind} `}${it.number ?? '(no number)'} ${it.stage} ${it.total}`,
    )
  }

  /** The document at a place, in the order they were made. */
  document(place: number): Invoice {
    const invoice = [...this.invoices.values()].at(place)
    assert(invoice, `there is no document ${place}`)
    return invoice
  }

  /** The work of that kind told under that id. */
  workOf(externalId: string, kind: Work['kind'] = 'order'): Work {
    const work = this.#work({ kind, source: 'ops', externalId })
    assert(work, `there is no ${kind} ${externalId}`)
    return work
  }

  /** Where a work is billed, released billings left out. */
  billingsOf(workId: string): WorkBilling[] {
    return [...this.billings.values()].filter((one) => one.workId === workId && one.state !== 'released')
  }

  /** Whether a profile version lets the books speak of drafts. */
  recognizesDrafts(version: number): boolean {
    return this.#profileOf(version).recognizeAt === 'draft'
  }

  /** Allocations that were not undone. */
  standingAllocations(): Allocation[] {
    return this.allocations.filter(({ id }) => !this.undos.some((undo) => undo.allocationId === id))
  }

  /** Write-offs that were not taken back. */
  standingWriteOffs(): StandingWriteOff[] {
    return this.writeOffs.flatMap((one) => {
      const isBack = this.reinstatements.some(({ writeOffId }) => writeOffId === one.id)
      return isBack ? [] : [{ ...one, entryId: this.#writeOffEntries.get(one.id)! }]
    })
  }

  #creditOf(customerId: string, currency: string): CreditSource[] {
    const isTheirs = (one: { customerId: string; currency: string }): boolean =>
      one.customerId === customerId && one.currency === currency
    const payments = this.payments.map(({ payment }): CreditSource => {
      const back = this.refunds.filter((one) => one.paymentId === payment.id && one.invoiceId === null)
      const left = back.reduce((sum, { amount }) => sum - amount, payment.unapplied)
      return { kind: 'payment', payment, left }
    })
    const notes = [...this.invoices.values()]
      .filter(({ kind, stage }) => kind === 'credit_note' && stage === 'posted')
      .map((note): CreditSource => ({ kind: 'credit_note', note, left: note.total - note.credited }))
    return [
      ...payments.filter((one) => one.kind === 'payment' && isTheirs(one.payment)),
      ...notes.filter((one) => one.kind === 'credit_note' && isTheirs(one.note)),
    ].filter(({ left }) => left > 0n)
  }

  /** Net of an account: debits less credits, minor units. */
  accountSum(code: string): bigint {
    let sum = 0n
    for (const entry of this.entries)
      for (const posting of entry.postings) if (posting.account === code) sum += posting.amount
    return sum
  }

  /** What the journal puts into Accounts Receivable for a document. */
  receivablePosted(invoiceId: string): bigint {
    let sum = 0n
    for (const entry of this.entries) {
      for (const posting of entry.postings) {
        if (posting.account === DEFAULT_ACCOUNTS.receivable && posting.invoiceId === invoiceId)
          sum += posting.amount
      }
    }
    return sum
  }

  readonly #newId = (): string => {
    this.#ids += 1
    return `id-${String(this.#ids).padStart(4, '0')}`
  }

  #moment(): Moment {
    return {
      now: this.now,
      today: localDate(this.now, this.timeZone),
      actor: 'user-1',
      role: this.role,
      newId: this.#newId,
    }
  }

  #work(key: WorkKey): Work | null {
    return (
      [...this.works.values()].find(
        (work) => work.kind === key.kind && work.source === key.source && work.externalId === key.externalId,
      ) ?? null
    )
  }

  #factsFor(command: Command): Facts {
    const named = needsOf(command).customerRefs.map(({ source, ref }) => {
      const known = [...this.customers.values()].find(
        (one) => one.source === source && one.externalId === ref.id,
      )
      return mergeCustomer(known ?? null, source, ref, this.#newId)
    })
    const reversed = new Set(this.entries.map((entry) => entry.reverses))
    return {
      organization: {
        id: 'organization-1',
        name: 'Paper Ltd',
        timeZone: this.timeZone,
        currency: this.currency,
        version: this.#profiles.length,
        closedThrough: this.closedThrough,
        profile: this.#profileOf(this.#profiles.length),
        accounts: DEFAULT_ACCOUNTS,
      },
      profileOf: (version) => this.#profileOf(version),
      customer: (id) => this.customers.get(id) ?? null,
      customerByRef: (source, externalId) =>
        named.find((one) => one.source === source && one.externalId === externalId) ?? null,
      work: (key) => this.#work(key),
      workById: (id) => this.works.get(id) ?? null,
      chargingEventOf: (work) => {
        const charging = this.#events.get(work.eventId)
        assert(charging, `work ${work.id} was told by no event`)
        return charging
      },
      billingsOf: (workId) => this.billingsOf(workId),
      billingsOn: (invoiceId) =>
        [...this.billings.values()].filter((one) => one.invoiceId === invoiceId && one.state !== 'released'),
      invoice: (id) => this.invoices.get(id) ?? null,
      invoiceByNumber: (number) => [...this.invoices.values()].find((one) => one.number === number) ?? null,
      linesOf: (invoiceId) => this.lines.get(invoiceId) ?? [],
      entriesOf: (documentId) =>
        this.entries.filter(
          (entry) => entry.documentId === documentId && entry.reverses === null && !reversed.has(entry.id),
        ),
      openItemsOf: (customerId, currency) =>
        [...this.invoices.values()].filter(
          (one) =>
            one.customerId === customerId && one.currency === currency && isLive(one) && balanceOf(one) > 0n,
        ),
      depositsOn: (invoiceId) => {
        const revision = this.invoices.get(invoiceId)?.revision
        const asked = [...this.invoices.values()].filter(
          (one) => one.kind === 'deposit' && one.originalId === invoiceId,
        )
        const deducted = this.deductions.filter(
          (one) => one.invoiceId === invoiceId && one.revision === revision,
        )
        return [...new Set([...asked.map(({ id }) => id), ...deducted.map(({ depositId }) => depositId)])]
      },
      deductedOn: (depositId) => {
        const on = this.deductions.filter((one) => {
          const invoice = this.invoices.get(one.invoiceId)!
          return one.depositId === depositId && one.revision === invoice.revision && isLive(invoice)
        })
        return [...new Set(on.map(({ invoiceId }) => invoiceId))].toSorted()
      },
      correctionsOf: (id) => ({
        lines: this.lines.get(id) ?? [],
        notes: [...this.invoices.values()].flatMap((note) =>
          note.kind === 'credit_note' && note.originalId === id
            ? [{ note, lines: this.lines.get(note.id) ?? [] }]
            : [],
        ),
        payments: this.#settlersOf(id),
      }),
      notedOn: (id) =>
        [...this.invoices.values()].reduce(
          (sum, { kind, stage, originalId, total }) =>
            kind === 'credit_note' && stage === 'posted' && originalId === id ? sum + total : sum,
          0n,
        ),
      paymentById: (id) => {
        const known = this.payments.find(({ payment }) => payment.id === id)
        return known
          ? {
              payment: known.payment,
              allocations: this.standingAllocations().filter((one) => one.sourceId === id),
              refunds: this.refunds.filter((one) => one.paymentId === id),
            }
          : null
      },
      allocation: (id) => {
        const allocation = this.allocations.find((one) => one.id === id)
        return allocation ? { allocation, undone: this.undos.some((one) => one.allocationId === id) } : null
      },
      creditOf: (customerId, currency) => this.#creditOf(customerId, currency),
      writeOffsOf: (invoiceId) => this.standingWriteOffs().filter((one) => one.invoiceId === invoiceId),
      payment: (provider, providerId) =>
        this.payments.find(
          ({ payment }) => payment.provider === provider && payment.providerId === providerId,
        ) ?? null,
      ledger: { ...NO_LEDGER_FACTS, chart: this.chart },
    }
  }

  #settled(id: string): SettledPayment | null {
    const known = this.payments.find(({ payment }) => payment.id === id)
    if (!known) return null
    return {
      payment: known.payment,
      allocations: this.allocations.filter((one) => one.sourceId === id),
      refunds: this.refunds.filter((one) => one.paymentId === id),
    }
  }

  #settlersOf(invoiceId: string): SettledPayment[] {
    const on = this.allocations.filter((one) => one.invoiceId === invoiceId)
    return [...new Set(on.map(({ sourceId }) => sourceId))].flatMap((id) => this.#settled(id) ?? [])
  }

  #profileOf(version: number): BillingProfile {
    const profile = this.#profiles[version - 1]
    assert(profile, `there is no profile version ${version}`)
    return profile
  }

  #apply(step: PlanStep): void {
    switch (step.do) {
      case 'record_customer':
        this.customers.set(step.customer.id, { ...step.customer, recorded: true })
        break
      case 'record_work':
        stands(this.works.get(step.after.id) ?? null, step.before, step.do)
        this.works.set(step.after.id, step.after)
        break
      case 'draft_invoice':
        stands(this.invoices.get(step.invoice.id) ?? null, null, step.do)
        this.invoices.set(step.invoice.id, step.invoice)
        this.lines.set(step.invoice.id, step.lines)
        break
      case 'revise_invoice':
      case 'change_invoice':
        stands(this.invoices.get(step.after.id) ?? null, step.before, step.do)
        this.invoices.set(step.after.id, step.after)
        if (step.do === 'revise_invoice') this.lines.set(step.after.id, step.lines)
        break
      case 'bill_work': {
        const key = `${step.after.workId} ${step.after.invoiceId}`
        stands(this.billings.get(key) ?? null, step.before, step.do)
        this.billings.set(key, step.after)
        break
      }
      case 'record_payment':
        this.payments.push({ payment: step.payment, bodyHash: step.bodyHash })
        break
      case 'record_refund':
        this.refunds.push(step.refund)
        break
      case 'allocate':
        this.allocations.push(step.allocation)
        break
      case 'record_manual_entry':
      case 'record_payout':
      case 'record_revaluation':
      case 'record_year_close':
      case 'advance_recurring':
        break
      case 'change_payment': {
        const known = this.payments.find(({ payment }) => payment.id === step.after.id)
        stands(known?.payment ?? null, step.before, step.do)
        known!.payment = step.after
        break
      }
      case 'undo_allocation':
        this.undos.push(step.undo)
        break
      case 'write_off':
        this.writeOffs.push(step.writeOff)
        break
      case 'reinstate':
        this.reinstatements.push(step.reinstatement)
        break
      case 'plan_instalments':
        this.instalmentPlans.push(step.record)
        break
      case 'deduct':
        this.deductions.push(...step.deductions)
        break
      case 'note':
        this.history.push({ ...step.line, sentence: inEnglish(step.line.said) })
        break
      case 'draw_number':
        this.drawn.push(step)
        break
      case 'post_entry':
        this.entries.push(step.entry)
        if (step.entry.kind === 'write_off')
          this.#writeOffEntries.set(this.writeOffs.at(-1)!.id, step.entry.id)
        break
    }
  }
}

/** A step that was decided on other facts than stand now would overwrite what it never saw. */
function stands(now: unknown, before: unknown, what: string): void {
  assert(isDeepStrictEqual(now, before), `${what}: what stands is not what the step was decided on`)
}
