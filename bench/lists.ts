import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markInvoiceSent } from '../src/operations/mark-invoice-sent.ts'
import { voidInvoice } from '../src/operations/void-invoice.ts'
import type { World } from '../src/operations/world.ts'
import { clientConfig, type Place, withClient } from '../src/store/engine/connections.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { readOrganization, type Tx } from '../src/store/engine/transaction.ts'
import type { InvoiceSort } from '../src/store/reading/invoice-sort.ts'
import {
  countInvoicesByWord,
  type InvoicesAsked,
  listInvoices,
  totalOfInvoices,
} from '../src/store/reading/invoices.ts'
import {
  type CustomerFilters,
  type CUSTOMER_SORTS,
  listCustomers,
  totalOfCustomers,
} from '../src/store/reading/customers.ts'
import { listMails, totalOfMails } from '../src/store/mails.ts'
import { listAudit, totalOfAudit } from '../src/store/reading/audit.ts'
import { listEntries, totalOfEntries } from '../src/store/reading/journal.ts'
import { listPayments, totalOfPayments } from '../src/store/reading/payments.ts'
import { search } from '../src/store/reading/search.ts'
import { listWork, totalOfWork } from '../src/store/reading/work.ts'
import { listWorkEvents, totalOfWorkEvents } from '../src/store/reading/work-events.ts'
import { newestBills, payNineInTen } from './bank-lines.ts'
import { freshDatabase, openBook, takeStatistics } from './book.ts'
import { median, ratio, say } from './figures.ts'
import { tellAll } from './tell-all.ts'

/** What lists cost at the server in a book of 10,000 invoices and in one of 100,000: the median of 9 readings each. */
const [small, large] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 100_000)]
const READINGS = 9
const ACTOR = { name: 'Bench', role: 'owner' } as const
const TODAY = '2026-01-10'

const ask = { vocabulary: 'fleet', today: TODAY, limit: 50 } as const
type Reading = (tx: Tx, orgId: string) => Promise<unknown>

const page =
  (more: Partial<InvoicesAsked> = {}): Reading =>
  (tx, orgId) =>
    listInvoices(tx, orgId, { ...ask, ...more })
const total =
  (more: Partial<InvoicesAsked> = {}): Reading =>
  (tx, orgId) =>
    totalOfInvoices(tx, orgId, { ...ask, ...more })

const customersBy =
  (by: (typeof CUSTOMER_SORTS)[number], descending: boolean, more: Partial<CustomerFilters> = {}): Reading =>
  (tx, orgId) =>
    listCustomers(tx, orgId, {
      limit: 50,
      today: TODAY,
      comparedIn: 'USD',
      sort: { by, descending },
      ...more,
    })

const sorts: readonly InvoiceSort[] = ['issued', 'due', 'number', 'total', 'open']
const filters: Readonly<Record<string, Partial<InvoicesAsked>>> = {
  'word overdue': { word: 'overdue' },
  'word draft': { word: 'draft' },
  'word void, rare': { word: 'void' },
  'word viewed, none': { word: 'viewed' },
  overdue: { overdue: true },
  'flagged, none': { flagged: true },
  'credit notes, none': { kind: 'credit_note' },
  'of a currency': { currency: 'USD' },
  'of a currency, none': { currency: 'EUR' },
  'of orders': { workKind: 'order' },
  'of trips, none': { workKind: 'trip' },
  'issued in a month': { issuedFrom: '2025-03-01', issuedTo: '2025-03-31' },
  'due in a month': { dueFrom: '2025-03-01', dueTo: '2025-03-31' },
  'amounts, wide': { totalFrom: 50_000n },
  'amounts, narrow': { totalFrom: 50_000n, totalTo: 50_050n },
  'amounts, wide, draft by amount': {
    totalFrom: 50_000n,
    word: 'draft',
    sort: { by: 'total', descending: true },
  },
  'q number': { q: 'inv-2026-00042' },
  'q counter': { q: '4242' },
  'q every number': { q: 'inv' },
  'q reference': { q: 'ord-42' },
  'q customer': { q: 'customer 77' },
  'q nothing': { q: 'zebra' },
}

const LATEST = { descending: true } as const
const by = <By extends string>(what: By) => ({ by: what, descending: true })

const READINGS_OF: Readonly<Record<string, Reading>> = {
  'counts by word': (tx, orgId) => countInvoicesByWord(tx, orgId, ask),
  'all, counted': total(),
  ...Object.fromEntries(
    sorts.flatMap((by) => [
      [`all by ${by}, down`, page({ sort: { by, descending: true } })],
      [`draft by ${by}, up`, page({ word: 'draft', sort: { by, descending: false } })],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(filters).flatMap(([name, filter]) => [
      [name, page(filter)],
      [`${name}, counted`, total(filter)],
    ]),
  ),
  work: (tx, orgId) => listWork(tx, orgId, { limit: 50 }),
  'work, not billed': (tx, orgId) => listWork(tx, orgId, { limit: 50, billed: false }),
  'work, not billed, counted': (tx, orgId) => totalOfWork(tx, orgId, { billed: false }),
  'work, no trips': (tx, orgId) => listWork(tx, orgId, { limit: 50, kind: 'trip' }),
  'work, q reference': (tx, orgId) => listWork(tx, orgId, { limit: 50, q: 'ORD-42' }),
  events: (tx, orgId) => listWorkEvents(tx, orgId, { limit: 50 }),
  'events, refused': (tx, orgId) => listWorkEvents(tx, orgId, { limit: 50, outcome: 'refused' }),
  'events, refused, counted': (tx, orgId) => totalOfWorkEvents(tx, orgId, { outcome: 'refused' }),
  'events, of a rare type': (tx, orgId) => listWorkEvents(tx, orgId, { limit: 50, type: 'trip.completed' }),
  'events, by their id': (tx, orgId) => listWorkEvents(tx, orgId, { limit: 50, q: 'event-77' }),
  payments: (tx, orgId) => listPayments(tx, orgId, { limit: 50 }),
  'payments by amount, down': (tx, orgId) =>
    listPayments(tx, orgId, { limit: 50, sort: { by: 'amount', descending: true } }),
  'payments, counted': (tx, orgId) => totalOfPayments(tx, orgId, {}),
  'payments, in cash, none': (tx, orgId) => listPayments(tx, orgId, { limit: 50, method: 'cash' }),
  'payments, of a currency, none': (tx, orgId) => listPayments(tx, orgId, { limit: 50, currency: 'EUR' }),
  'payments, with credit, none': (tx, orgId) => listPayments(tx, orgId, { limit: 50, withCredit: true }),
  'payments, to look at, none': (tx, orgId) => listPayments(tx, orgId, { limit: 50, alerted: true }),
  'payments, amounts, narrow': (tx, orgId) =>
    listPayments(tx, orgId, { limit: 50, amountFrom: 50_000n, amountTo: 50_050n }),
  'payments, q id': (tx, orgId) => listPayments(tx, orgId, { limit: 50, q: 'line-42' }),
  'payments, q customer': (tx, orgId) => listPayments(tx, orgId, { limit: 50, q: 'customer 77' }),
  'payments, q number of a document': (tx, orgId) =>
    listPayments(tx, orgId, { limit: 50, q: 'inv-2026-00042' }),
  customers: customersBy('name', false),
  'customers by owed, down': customersBy('owed', true),
  'customers, overdue': customersBy('name', false, { standing: 'overdue' }),
  'customers, with credit': customersBy('name', false, { standing: 'credit' }),
  'customers, overdue, counted': (tx, orgId) =>
    totalOfCustomers(tx, orgId, { today: TODAY, standing: 'overdue' }),
  'journal, the latest day first': (tx, orgId) => listEntries(tx, orgId, { limit: 50, sort: by('date') }),
  'journal, as recorded': (tx, orgId) => listEntries(tx, orgId, { limit: 50, sort: by('recorded') }),
  'journal, payments': (tx, orgId) =>
    listEntries(tx, orgId, { limit: 50, sort: by('date'), kind: 'invoice_payment' }),
  'journal, payments, counted': (tx, orgId) => totalOfEntries(tx, orgId, { kind: 'invoice_payment' }),
  'audit trail': (tx, orgId) => listAudit(tx, orgId, { limit: 50, sort: LATEST }),
  'audit trail, void, rare': (tx, orgId) => listAudit(tx, orgId, { limit: 50, sort: LATEST, verb: 'void' }),
  'audit trail, void, rare, counted': (tx, orgId) => totalOfAudit(tx, orgId, { verb: 'void' }),
  outbox: (tx, orgId) => listMails(tx, orgId, { limit: 50, sort: LATEST }),
  'outbox, given up, rare': (tx, orgId) =>
    listMails(tx, orgId, { limit: 50, sort: LATEST, state: 'given_up' }),
  'outbox, given up, rare, counted': (tx, orgId) => totalOfMails(tx, orgId, { state: 'given_up' }),
  'search, number': (tx, orgId) => search(tx, orgId, 'inv-2026-0004'),
  'search, counter': (tx, orgId) => search(tx, orgId, '4242'),
  'search, customer': (tx, orgId) => search(tx, orgId, 'customer 77'),
  'search, nothing': (tx, orgId) => search(tx, orgId, 'zebra'),
}

/** Some documents sent, paid and void, so that there is more than one word. */
async function moveSome(world: World, orgId: string): Promise<void> {
  const { rows } = await readOrganization(world.db, orgId, (tx) =>
    listInvoices(tx, orgId, { ...ask, limit: 900 }),
  )
  for (const [at, { invoice }] of rows.entries()) {
    const input = { invoiceId: invoice.id, reason: 'Bench' }
    if (at % 30 === 0) await voidInvoice(world, orgId, ACTOR, input)
    else await markInvoiceSent(world, orgId, ACTOR, input)
  }
}

/** As many mails as there are documents, one in a thousand given up. */
async function writeMails(place: Place): Promise<void> {
  await withClient(clientConfig(place, 'owner'), (client) =>
    client.query(`
      insert into billhook.mail (org_id, id, kind, act, recipient, sender, subject, content, is_secret, invoice_id, state,
        created_at, created_by, sent_at)
      select org_id, id, 'invoice_sent', id::text, 'ap@' || number_key || '.example', 'Bench', 'Invoice ' || number, '', false, id,
        case when number_seq % 1000 = 0 then 'given_up' else 'sent' end, created_at, 'Bench',
        case when number_seq % 1000 = 0 then null else created_at end
      from billhook.invoice on conflict do nothing`),
  )
}

/** Milliseconds of each reading. */
async function measure(world: World, orgId: string): Promise<Map<string, number>> {
  const medians = new Map<string, number>()
  for (const [name, reading] of Object.entries(READINGS_OF)) {
    const times: number[] = []
    for (let n = 0; n < READINGS; n++) {
      const begun = performance.now()
      await readOrganization(world.db, orgId, (tx) => reading(tx, orgId))
      times.push(performance.now() - begun)
    }
    medians.set(name, median(times))
  }
  return medians
}

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
try {
  const place = await freshDatabase(server, 'lists')
  const { world, orgId, close } = await openBook(place)
  await tellAll(world, orgId, 0, small)
  await moveSome(world, orgId)
  await payNineInTen(world, orgId, await newestBills(place, small / 2))
  await writeMails(place)
  await takeStatistics(place)
  const few = await measure(world, orgId)
  await tellAll(world, orgId, small, large)
  await payNineInTen(world, orgId, await newestBills(place, large / 2))
  await writeMails(place)
  await takeStatistics(place)
  const many = await measure(world, orgId)
  say(`| ms, median of ${READINGS} | ${small} | ${large} | ratio |\n| --- | --: | --: | --: |`)
  for (const [name, ms] of many) {
    const before = few.get(name)!
    say(`| ${name} | ${before.toFixed(1)} | ${ms.toFixed(1)} | ${ratio(ms / before)} |`)
  }
  await close()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
