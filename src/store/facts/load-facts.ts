import type { Command, Needs } from '../../domain/plan/command.ts'
import { needsOf } from '../../domain/plan/needs.ts'
import type { Tx } from '../engine/transaction.ts'
import { BatchFacts } from './batch-facts.ts'
import { findCorrections, findNoted } from './find-corrections.ts'
import { findCustomers, findCustomersByRef } from './find-customers.ts'
import { findDeducting, findDepositsOn } from './find-deposits.ts'
import { findEntries } from './find-entries.ts'
import { findInvoices, findInvoicesByNumber, findLines, findOpenItems } from './find-invoices.ts'
import { findPayments, findSettledPayments } from './find-payments.ts'
import { findAllocations, findCredit, findWriteOffs } from './find-receivables.ts'
import { findBillings, findChargingEvents, findWorks, findWorksByKey } from './find-works.ts'
import { gatherLedger } from './find-ledger.ts'
import { Gathered } from './gathered.ts'
import type { Books } from './open-books.ts'

/**
 * Reads what stands for a batch of commands, with one statement for each table and round: what the commands name, then
 * where those works are billed and which works those documents bill, until nothing new turns up, then what hangs on
 * what was found. New work ends after the first round.
 */
export async function loadFacts(
  tx: Tx,
  orgId: string,
  books: Books,
  commands: readonly Command[],
  newId: () => string,
): Promise<BatchFacts> {
  const found = new Gathered()
  const needs = needsOfAll(commands)
  await gatherNamed(tx, orgId, await withAllocations(tx, orgId, needs, found), found)
  const settled = [...found.settledPayments.values()].flatMap(({ allocations }) => allocations)
  const documents = settled.map(({ invoiceId }) => invoiceId).filter((id) => !found.invoices.has(id))
  found.addInvoices(await findInvoices(tx, orgId, documents))
  await gatherBilled(tx, orgId, found)
  await Promise.all([
    gatherHanging(tx, orgId, found),
    gatherCorrections(tx, orgId, needs, found),
    gatherLedger(tx, orgId, needs.ledger, found),
  ])
  await gatherReceivables(tx, orgId, books, needs, found)
  return new BatchFacts(books, found, newId)
}

/** Allocations that commands name; then the payment or note and the document of each is needed too. */
async function withAllocations(tx: Tx, orgId: string, needs: Needs, found: Gathered): Promise<Needs> {
  if (needs.allocationIds.length === 0) return needs
  const known = await findAllocations(tx, orgId, needs.allocationIds)
  for (const one of known) found.allocations.set(one.allocation.id, one)
  const of = (type: 'payment' | 'credit_note'): string[] =>
    known
      .filter(({ allocation }) => allocation.sourceType === type)
      .map(({ allocation }) => allocation.sourceId)
  return {
    ...needs,
    paymentIds: [...needs.paymentIds, ...of('payment')],
    invoiceIds: [
      ...needs.invoiceIds,
      ...of('credit_note'),
      ...known.map(({ allocation }) => allocation.invoiceId),
    ],
  }
}

/**
 * What is kept for the customers at hand, where a command or the organization's habit asks for it, and what was given up on
 * the documents at hand or credited of them.
 */
async function gatherReceivables(
  tx: Tx,
  orgId: string,
  { organization }: Books,
  needs: Needs,
  found: Gathered,
): Promise<void> {
  const always = organization.profile.creditUse === 'always' ? [...found.customers.keys()] : []
  const written = [...found.invoices.values()].filter(({ writtenOff }) => writtenOff > 0n)
  const final = [...found.invoices.values()].filter(
    ({ stage, kind }) => stage === 'posted' && kind !== 'credit_note',
  )
  const [credit, writeOffs, noted] = await Promise.all([
    findCredit(tx, orgId, [...new Set([...needs.creditOf, ...always])]),
    findWriteOffs(
      tx,
      orgId,
      written.map(({ id }) => id),
    ),
    findNoted(
      tx,
      orgId,
      final.map(({ id }) => id),
    ),
  ])
  found.credit = credit
  found.writeOffs = writeOffs
  found.noted = noted
}

function needsOfAll(commands: readonly Command[]): Needs {
  const all = commands.map(needsOf)
  return {
    works: all.flatMap((needs) => needs.works),
    workIds: all.flatMap((needs) => needs.workIds),
    invoiceIds: all.flatMap((needs) => needs.invoiceIds),
    paidIds: all.flatMap((needs) => needs.paidIds),
    invoiceNumbers: all.flatMap((needs) => needs.invoiceNumbers),
    customerIds: all.flatMap((needs) => needs.customerIds),
    customerRefs: all.flatMap((needs) => needs.customerRefs),
    payments: all.flatMap((needs) => needs.payments),
    paymentIds: all.flatMap((needs) => needs.paymentIds),
    allocationIds: all.flatMap((needs) => needs.allocationIds),
    creditOf: all.flatMap((needs) => needs.creditOf),
    openItemsOf: all.flatMap((needs) => needs.openItemsOf),
    ledger: all.flatMap((needs) => needs.ledger),
    corrected: all.flatMap((needs) => needs.corrected),
    wholes: all.some((needs) => needs.wholes),
  }
}

/** What the commands name. */
async function gatherNamed(tx: Tx, orgId: string, needs: Needs, found: Gathered): Promise<void> {
  await Promise.all([
    findWorksByKey(tx, orgId, needs.works).then((works) => found.addWorks(works)),
    findWorks(tx, orgId, needs.workIds).then((works) => found.addWorks(works)),
    findInvoices(tx, orgId, needs.paidIds).then((invoices) => found.addPaid(invoices)),
    findInvoices(tx, orgId, needs.invoiceIds).then((invoices) => found.addInvoices(invoices)),
    findInvoicesByNumber(tx, orgId, needs.invoiceNumbers).then((invoices) => found.addInvoices(invoices)),
    findCustomersByRef(
      tx,
      orgId,
      needs.customerRefs.map(({ source, ref }) => ({ source, externalId: ref.id })),
    ).then((customers) => found.addCustomers(customers)),
    findCustomers(tx, orgId, needs.customerIds).then((customers) => found.addCustomers(customers)),
    findPayments(tx, orgId, needs.payments).then((payments) => found.addPayments(payments)),
    findSettledPayments(tx, orgId, needs.paymentIds).then((settled) =>
      settled.forEach((one) => found.settledPayments.set(one.payment.id, one)),
    ),
    // Not counted among the invoices to follow: money on them changes what is paid and nothing else.
    findOpenItems(tx, orgId, needs.openItemsOf).then((items) => {
      for (const invoice of items) {
        const known = found.openItems.get(invoice.customerId) ?? []
        found.openItems.set(invoice.customerId, [...known, invoice])
      }
    }),
  ])
}

/** Where works are billed, what documents bill, and what they correct: followed until nothing new turns up. */
async function gatherBilled(tx: Tx, orgId: string, found: Gathered): Promise<void> {
  const followedWorks = new Set<string>()
  const followedInvoices = new Set<string>()
  for (;;) {
    const works = unseen(found.works.keys(), followedWorks)
    const invoices = unseen(found.invoices.keys(), followedInvoices)
    if (works.length === 0 && invoices.length === 0) return
    const billings = await findBillings(tx, orgId, works, invoices)
    found.addBillings(billings)
    const deposits = await gatherDeposits(tx, orgId, invoices, found)
    const missingInvoices = billings
      .map(({ invoiceId }) => invoiceId)
      .concat(deposits)
      .concat(invoices.flatMap((id) => found.invoices.get(id)?.originalId ?? []))
      .filter((id) => !found.invoices.has(id))
    const missingWorks = billings.map(({ workId }) => workId).filter((id) => !found.works.has(id))
    await Promise.all([
      findInvoices(tx, orgId, missingInvoices).then((more) => found.addInvoices(more)),
      findWorks(tx, orgId, missingWorks).then((more) => found.addWorks(more)),
    ])
  }
}

/**
 * Deposits of documents that bill no work, for those of works are billed with them, and who deducts the deposits found:
 * the ids of documents that are not found yet among them.
 */
async function gatherDeposits(
  tx: Tx,
  orgId: string,
  invoiceIds: readonly string[],
  found: Gathered,
): Promise<string[]> {
  const invoices = invoiceIds.map((id) => found.invoices.get(id)!)
  const ofNoWork = invoices.filter(({ id, kind }) => kind === 'invoice' && found.billingsOn(id).length === 0)
  const deposits = invoices.filter(({ kind }) => kind === 'deposit')
  const [on, deducting] = await Promise.all([
    findDepositsOn(
      tx,
      orgId,
      ofNoWork.map(({ id }) => id),
    ),
    findDeducting(
      tx,
      orgId,
      deposits.map(({ id }) => id),
    ),
  ])
  found.addDepositsOn(on)
  found.addDeducting(deducting)
  return [...on.map(({ depositId }) => depositId), ...deducting.map(({ invoiceId }) => invoiceId)]
}

/** What hangs on the works and documents found: charges, customers, the lines of drafts, what the books say of them. */
async function gatherHanging(tx: Tx, orgId: string, found: Gathered): Promise<void> {
  const works = [...found.works.values()]
  const invoices = [...found.invoices.values()]
  const customers = [...works, ...invoices, ...found.paid.values()].flatMap(({ customerId }) =>
    customerId !== null && !found.customers.has(customerId) ? [customerId] : [],
  )
  await Promise.all([
    findChargingEvents(
      tx,
      orgId,
      works.map(({ eventId }) => eventId),
    ).then((events) => events.forEach(({ id, event }) => found.events.set(id, event))),
    findCustomers(tx, orgId, customers).then((more) => found.addCustomers(more)),
    findLines(
      tx,
      orgId,
      invoices.filter(({ stage }) => stage === 'draft'),
    ).then((lines) => lines.forEach((ofOne, id) => found.lines.set(id, ofOne))),
    findEntries(tx, orgId, [
      ...found.works.keys(),
      ...found.invoices.keys(),
      ...found.allocations.keys(),
    ]).then((entries) => {
      for (const one of entries)
        found.entries.set(one.documentId, [...(found.entries.get(one.documentId) ?? []), one])
    }),
  ])
}

/** What was credited and paid of documents to be corrected, and of those that credit notes in draft correct. */
async function gatherCorrections(
  tx: Tx,
  orgId: string,
  { corrected, wholes: wholesAsked }: Needs,
  found: Gathered,
): Promise<void> {
  const drafts = [...found.invoices.values()].filter(
    ({ kind, stage }) => kind === 'credit_note' && stage === 'draft',
  )
  const deposits = [...found.invoices.values()].filter(({ kind }) => kind === 'deposit')
  // Whether a document still bills the whole of a deposit is up to its credit notes.
  const wholes = [...found.invoices.values()].filter(
    ({ kind, stage }) => kind === 'invoice' && stage === 'posted' && (deposits.length > 0 || wholesAsked),
  )
  const ids = new Set([
    ...corrected,
    ...deposits.map(({ id }) => id),
    ...wholes.map(({ id }) => id),
    ...drafts.flatMap(({ originalId }) => originalId ?? []),
  ])
  const originals = [...ids].flatMap((id) => found.invoices.get(id) ?? [])
  found.corrections = await findCorrections(tx, orgId, originals)
}

function unseen(ids: Iterable<string>, seen: Set<string>): string[] {
  const fresh = [...ids].filter((id) => !seen.has(id))
  for (const id of fresh) seen.add(id)
  return fresh
}
