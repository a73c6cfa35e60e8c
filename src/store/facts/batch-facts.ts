import { type Customer, mergeCustomer } from '../../domain/customer/customer.ts'
import type { Command } from '../../domain/plan/command.ts'
import type { Facts } from '../../domain/plan/facts.ts'
import { needsOf } from '../../domain/plan/needs.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { assert } from '../../kernel/assert.ts'
import type { Gathered } from './gathered.ts'
import type { Books } from './open-books.ts'

/** The facts of a whole batch, seen by one command at a time. */
export class BatchFacts {
  readonly #books: Books
  readonly #gathered: Gathered
  readonly #newId: () => string

  constructor(books: Books, gathered: Gathered, newId: () => string) {
    this.#books = books
    this.#gathered = gathered
    this.#newId = newId
  }

  /** What a command sees. A customer is as its event names them now; a version nobody recorded yet is its plan's to record. */
  for(command: Command): Facts {
    const named = needsOf(command).customerRefs.map(({ source, ref }) =>
      mergeCustomer(this.#gathered.customerByRef(source, ref.id), source, ref, this.#newId),
    )
    const { organization, profileOf } = this.#books
    const found = this.#gathered
    return {
      organization,
      profileOf,
      customer: (id) => named.find((one) => one.id === id) ?? found.customers.get(id) ?? null,
      customerByRef: (source, externalId) =>
        named.find((one) => one.source === source && one.externalId === externalId) ??
        found.customerByRef(source, externalId),
      work: (key) => found.work(key),
      workById: (id) => found.works.get(id) ?? null,
      chargingEventOf: (work) => {
        const event = found.events.get(work.eventId)
        assert(event, `the event that charges work ${work.id} is not there`)
        return event
      },
      billingsOf: (workId) => found.billingsOf(workId),
      billingsOn: (invoiceId) => found.billingsOn(invoiceId),
      invoice: (id) => found.invoice(id),
      invoiceByNumber: (number) => found.invoiceByNumber(number),
      linesOf: (invoiceId) => found.lines.get(invoiceId) ?? [],
      entriesOf: (documentId) => found.entries.get(documentId) ?? [],
      openItemsOf: (customerId, currency) =>
        (found.openItems.get(customerId) ?? []).filter((invoice) => invoice.currency === currency),
      paymentById: (id) => found.settledPayments.get(id) ?? null,
      depositsOn: (invoiceId) => [...(found.depositsOn.get(invoiceId) ?? [])],
      deductedOn: (depositId) => [...(found.deductedOn.get(depositId) ?? [])].toSorted(),
      correctionsOf: (id) => found.corrections.get(id) ?? null,
      notedOn: (id) => found.noted.get(id) ?? 0n,
      allocation: (id) => found.allocations.get(id) ?? null,
      creditOf: (customerId, currency) =>
        found.credit.filter((source) => {
          const of = source.kind === 'payment' ? source.payment : source.note
          return of.customerId === customerId && of.currency === currency
        }),
      writeOffsOf: (invoiceId) => found.writeOffs.filter((one) => one.invoiceId === invoiceId),
      payment: (provider, providerId) => found.payment(provider, providerId),
      ledger: found.ledger,
    }
  }

  /** Takes note of the customers a plan records, so that the next command of the batch finds them recorded. */
  recordCustomersOf(plan: Plan): void {
    const recorded = plan.steps.flatMap((step): Customer[] =>
      step.do === 'record_customer' ? [{ ...step.customer, recorded: true }] : [],
    )
    this.#gathered.addCustomers(recorded)
  }
}
