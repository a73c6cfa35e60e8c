import type { Customer } from '../../domain/customer/customer.ts'
import type { Invoice, InvoiceLine } from '../../domain/invoice/invoice.ts'
import type { JournalEntry } from '../../domain/ledger/entry.ts'
import type { Corrections, KnownAllocation, SettledPayment } from '../../domain/plan/facts.ts'
import { type LedgerFacts, NO_LEDGER_FACTS } from '../../domain/plan/ledger-facts.ts'
import type { CreditSource } from '../../domain/receivables/credit.ts'
import type { Payment } from '../../domain/receivables/payment.ts'
import type { StandingWriteOff } from '../../domain/receivables/write-off.ts'
import type { DepositOn } from './find-deposits.ts'
import type { WorkEvent } from '../../domain/work/event.ts'
import type { Work, WorkBilling, WorkKey } from '../../domain/work/work.ts'

/** A payment and the hash that tells a repeat from a contradiction (rule 23). */
export interface KnownPayment {
  readonly payment: Payment
  readonly bodyHash: string
}

/** What was read so far for a batch, found again by what it is asked for. Reading the same row twice does no harm. */
export class Gathered {
  readonly works = new Map<string, Work>()
  readonly invoices = new Map<string, Invoice>()
  readonly customers = new Map<string, Customer>()
  readonly events = new Map<string, WorkEvent>()
  readonly lines = new Map<string, InvoiceLine[]>()
  readonly entries = new Map<string, JournalEntry[]>()
  readonly settledPayments = new Map<string, SettledPayment>()
  readonly openItems = new Map<string, Invoice[]>()
  /** Final documents that only money comes for: what hangs on them is not read. */
  readonly paid = new Map<string, Invoice>()
  ledger: LedgerFacts = NO_LEDGER_FACTS
  corrections = new Map<string, Corrections>()
  readonly allocations = new Map<string, KnownAllocation>()
  noted: ReadonlyMap<string, bigint> = new Map()
  /** Deposits by the documents they are asked for or deducted on, and the documents that deduct them. */
  readonly depositsOn = new Map<string, Set<string>>()
  readonly deductedOn = new Map<string, Set<string>>()
  credit: readonly CreditSource[] = []
  writeOffs: readonly StandingWriteOff[] = []
  readonly #workByKey = new Map<string, Work>()
  readonly #invoiceByNumber = new Map<string, Invoice>()
  readonly #customerByRef = new Map<string, Customer>()
  readonly #paymentByKey = new Map<string, KnownPayment>()
  readonly #billingsOfWork = new Map<string, Map<string, WorkBilling>>()
  readonly #billingsOnInvoice = new Map<string, Map<string, WorkBilling>>()

  addWorks(works: readonly Work[]): void {
    for (const work of works) {
      this.works.set(work.id, work)
      this.#workByKey.set(keyOf(work.kind, work.source, work.externalId), work)
    }
  }

  addInvoices(invoices: readonly Invoice[]): void {
    for (const invoice of invoices) {
      this.invoices.set(invoice.id, invoice)
      if (invoice.number !== null) this.#invoiceByNumber.set(invoice.number, invoice)
    }
  }

  addCustomers(customers: readonly Customer[]): void {
    for (const customer of customers) {
      this.customers.set(customer.id, customer)
      this.#customerByRef.set(keyOf(customer.source, customer.externalId), customer)
    }
  }

  addPayments(payments: readonly KnownPayment[]): void {
    for (const known of payments)
      this.#paymentByKey.set(keyOf(known.payment.provider, known.payment.providerId), known)
  }

  addBillings(billings: readonly WorkBilling[]): void {
    for (const billing of billings) {
      entry(this.#billingsOfWork, billing.workId).set(billing.invoiceId, billing)
      entry(this.#billingsOnInvoice, billing.invoiceId).set(billing.workId, billing)
    }
  }

  addDepositsOn(deposits: readonly DepositOn[]): void {
    for (const { invoiceId, depositId } of deposits) add(this.depositsOn, invoiceId, depositId)
  }

  addDeducting(deducting: readonly DepositOn[]): void {
    for (const { invoiceId, depositId } of deducting) {
      add(this.deductedOn, depositId, invoiceId)
      add(this.depositsOn, invoiceId, depositId)
    }
  }

  /** Documents that money comes for. It changes what is paid on a final one and nothing else; a draft becomes final by it. */
  addPaid(invoices: readonly Invoice[]): void {
    const isPlain = ({ stage, kind, writtenOff }: Invoice): boolean =>
      stage === 'posted' && (kind === 'invoice' || kind === 'supplement') && writtenOff === 0n
    for (const invoice of invoices) if (isPlain(invoice)) this.paid.set(invoice.id, invoice)
    this.addInvoices(invoices.filter((invoice) => !isPlain(invoice)))
  }

  invoice(id: string): Invoice | null {
    return this.invoices.get(id) ?? this.paid.get(id) ?? null
  }

  work({ kind, source, externalId }: WorkKey): Work | null {
    return this.#workByKey.get(keyOf(kind, source, externalId)) ?? null
  }

  invoiceByNumber(number: string): Invoice | null {
    return this.#invoiceByNumber.get(number) ?? null
  }

  customerByRef(source: string, externalId: string): Customer | null {
    return this.#customerByRef.get(keyOf(source, externalId)) ?? null
  }

  payment(provider: string, providerId: string): KnownPayment | null {
    return this.#paymentByKey.get(keyOf(provider, providerId)) ?? null
  }

  /** In the order in which the documents were made: their ids carry the time. */
  billingsOf(workId: string): WorkBilling[] {
    const billings = [...(this.#billingsOfWork.get(workId)?.values() ?? [])]
    return billings.sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))
  }

  billingsOn(invoiceId: string): WorkBilling[] {
    return [...(this.#billingsOnInvoice.get(invoiceId)?.values() ?? [])]
  }
}

/** Parts joined so that no two different lists of parts come to the same key. */
const keyOf = (...parts: string[]): string => JSON.stringify(parts)

function entry<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const known = map.get(key) ?? new Map<string, V>()
  map.set(key, known)
  return known
}

function add<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  map.set(key, (map.get(key) ?? new Set<V>()).add(value))
}
