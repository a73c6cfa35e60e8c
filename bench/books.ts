import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert } from '../src/kernel/assert.ts'
import { isRefusal } from '../src/kernel/refusal.ts'
import { createApiKey } from '../src/operations/create-api-key.ts'
import { recordPayment } from '../src/operations/record-payment.ts'
import { carryOut } from '../src/operations/road.ts'
import { verifyBooks } from '../src/operations/verify-books.ts'
import type { World } from '../src/operations/world.ts'
import type { Place } from '../src/store/engine/connections.ts'
import { startEmbeddedServer } from '../src/store/engine/launcher.ts'
import { readOrganization, type Tx } from '../src/store/engine/transaction.ts'
import { USUAL_SCALE } from '../src/domain/receivables/aging-scale.ts'
import { agedCustomers } from '../src/store/reading/aged-customers.ts'
import { dueByDay } from '../src/store/reading/dashboard.ts'
import { generalLedger } from '../src/store/reading/general-ledger.ts'
import { countInvoicesByWord, listInvoices } from '../src/store/reading/invoices.ts'
import { trialBalance } from '../src/store/reading/reports.ts'
import { CHECKS } from '../src/store/verifying/checks.ts'
import { readWholeTables } from '../src/store/verifying/whole-tables.ts'
import { newestBills, payNineInTen } from './bank-lines.ts'
import { freshDatabase, openBook, takeStatistics } from './book.ts'
import { median, ratio, say, whole } from './figures.ts'
import { databaseUrl, startProgram } from './program.ts'
import { tellAll } from './tell-all.ts'

/**
 * What the books cost to read as they grow: every report of a book of 10,000 invoices and of one of a million, nine in
 * ten of them paid by a bank line of its own; then one payment over a thousand documents, the proof of the largest, and the
 * reports over HTTP beside hledger and ledger on the same exported books.
 */
const [small, large] = [10_000, 1_000_000].map((size, at) => Number(process.argv[2 + at] ?? size)) as [
  number,
  number,
]
/** Anything else leaves hledger and ledger out: of a million invoices they take ten minutes and some ten gigabytes. */
const beside = process.argv[4] ?? 'hledger'
const CUSTOMERS = 5_000
const PAID_AT_ONCE = 1_000
const READINGS = 9
const ACTOR = { name: 'Bench', role: 'owner' } as const
const TODAY = '2026-03-01'
/** Of today nothing was posted later, so that what documents keep is what they hold. */
const NOW = new Date().toISOString().slice(0, 10)

const list = { vocabulary: 'fleet', today: TODAY, limit: 50 } as const
const span = { from: '2025-06-01', to: '2025-06-30' }
const ledger = { account: '1100', currency: 'USD', ...span, limit: 50 }

/** What the database alone takes, without presenting it. */
const IN_DATABASE: Readonly<Record<string, (tx: Tx, orgId: string) => Promise<unknown>>> = {
  'trial balance': (tx, orgId) => trialBalance(tx, orgId, { asOf: TODAY }),
  'trial balance, a past day': (tx, orgId) => trialBalance(tx, orgId, { asOf: '2025-07-17' }),
  'general ledger, a page': (tx, orgId) => generalLedger(tx, orgId, ledger),
  'list of invoices, a page': (tx, orgId) => listInvoices(tx, orgId, list),
  'counts by word': (tx, orgId) => countInvoicesByWord(tx, orgId, list),
  'aging totals': (tx, orgId) => dueByDay(tx, orgId, TODAY),
  'aging by customer': (tx, orgId) => agedCustomers(tx, orgId, { asOf: NOW, today: NOW, scale: USUAL_SCALE }),
}

/** What somebody is answered who asks over HTTP. */
const OVER_HTTP: Readonly<Record<string, string>> = {
  'trial balance': `/v1/reports/trial-balance?asOf=${TODAY}`,
  'income statement': `/v1/reports/income-statement?from=${span.from}&to=${span.to}`,
  'balance sheet': `/v1/reports/balance-sheet?asOf=${TODAY}`,
  'general ledger': `/v1/reports/general-ledger?account=1100&currency=USD&from=${span.from}&to=${span.to}`,
  'list of invoices': '/v1/invoices?limit=50',
  'aging by customer': '/v1/reports/ar-aging',
  'aging by customer, 8 months back': '/v1/reports/ar-aging?asOf=2025-07-01',
  'aging in the base currency': '/v1/reports/ar-aging?in=base',
  'documents behind what is owed': '/v1/reports/ar-aging/documents?currency=USD&column=total',
  'collections of a month': `/v1/reports/collections?from=${span.from}&to=${span.to}`,
  'gap register': '/v1/reports/gap-register',
  dashboard: '/v1/dashboard',
  customers: '/v1/customers',
  'customers with something overdue': '/v1/customers?standing=overdue',
}

/** The same as it was known a moment ago. */
const KNOWN = {
  'aging by customer, as known': '/v1/reports/ar-aging',
  'trial balance, as known': '/v1/reports/trial-balance',
}

const folder = mkdtempSync(join(tmpdir(), 'billhook-bench-'))
chmodSync(folder, 0o711)
const server = await startEmbeddedServer({ folder })
try {
  const place = await freshDatabase(server, 'books')
  const book = await openBook(place)
  const key = await createApiKey(book.world, book.orgId, ACTOR, { name: 'Bench', role: 'owner' })
  assert(!isRefusal(key), 'the key was refused')
  await grow(place, book, 0, small)
  const few = await measured(place, book, key.key)
  await grow(place, book, small, large)
  const many = await measured(place, book, key.key)
  say(
    `| ms, median of ${READINGS} (the first) | ${whole(small)} | ${whole(large)} | ratio |\n| --- | --: | --: | --: |`,
  )
  for (const [name, { usual, first }] of many) {
    const before = few.get(name)!
    say(
      `| ${name} | ${before.usual.toFixed(1)} (${before.first.toFixed(0)}) | ${usual.toFixed(1)} (${first.toFixed(0)}) | ${ratio(usual / before.usual)} |`,
    )
  }
  await payMany(place, book)
  await prove(book)
  if (beside === 'hledger') await besideOthers(place, key.key)
  await book.close()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}

interface Book {
  readonly world: World
  readonly orgId: string
}

/** Tells the orders, and then the bank lines that pay nine in ten of them. */
async function grow(place: Place, { world, orgId }: Book, from: number, to: number): Promise<void> {
  const told = await tellAll(world, orgId, from, to, CUSTOMERS)
  const lines = await payNineInTen(world, orgId, await newestBills(place, to - from))
  const billed = ((to - from) / told.ms) * 1000
  say(
    `${whole(from)} to ${whole(to)}: ${whole(billed)} invoices/s, ${whole(lines)} bank lines/s, ${ratio(lines / billed)} of it`,
  )
}

interface Measured {
  readonly usual: number
  readonly first: number
}

async function measured(place: Place, { world, orgId }: Book, key: string): Promise<Map<string, Measured>> {
  await takeStatistics(place)
  const found = new Map<string, Measured>()
  for (const [name, read] of Object.entries(IN_DATABASE))
    found.set(
      `${name}, database`,
      await times(() => readOrganization(world.db, orgId, (tx) => read(tx, orgId))),
    )
  const program = await startProgram(place, folder)
  for (const [name, path] of Object.entries(OVER_HTTP))
    found.set(`${name}, HTTP`, await times(() => answered(program.base, key, path)))
  const known = encodeURIComponent(new Date().toISOString())
  for (const [name, path] of Object.entries(KNOWN))
    found.set(`${name}, HTTP`, await times(() => answered(program.base, key, `${path}?knownAt=${known}`)))
  await program.stop()
  return found
}

async function times(read: () => Promise<unknown>): Promise<Measured> {
  const took: number[] = []
  for (let n = 0; n <= READINGS; n++) {
    const begun = performance.now()
    await read()
    took.push(performance.now() - begun)
  }
  return { first: took[0]!, usual: median(took.slice(1)) }
}

async function answered(base: string, key: string, path: string): Promise<string> {
  const answer = await fetch(base + path, { headers: { authorization: `Bearer ${key}` } })
  const text = await answer.text()
  assert(answer.ok, `${path} was answered ${answer.status}: ${text.slice(0, 200)}`)
  return text
}

/** The same questions asked of plain text accounting, the whole command; ours is the first answer of a program just started. */
async function besideOthers(place: Place, key: string): Promise<void> {
  const file = join(folder, 'books.journal')
  const main = fileURLToPath(new URL('../bin/billhook.js', import.meta.url))
  await run(
    process.execPath,
    [main, 'export', '--format', 'hledger', '--output', file, '--organization', 'bench'],
    {
      DATABASE_URL: databaseUrl(place),
    },
  )
  const program = await startProgram(place, folder)
  for (const [name, path, hledger, ledgerArgs] of [
    [
      'trial balance',
      `/v1/reports/trial-balance?asOf=${TODAY}`,
      ['balance', '--flat'],
      ['balance', '--flat'],
    ],
    [
      'income statement',
      `/v1/reports/income-statement?from=${span.from}&to=${span.to}`,
      ['incomestatement', '-b', span.from, '-e', '2025-07-01'],
      ['balance', '-b', span.from, '-e', '2025-07-01', '^revenue', '^expenses'],
    ],
    [
      'balance sheet',
      `/v1/reports/balance-sheet?asOf=${TODAY}`,
      ['balancesheet'],
      ['balance', '^assets', '^liabilities'],
    ],
  ] as const) {
    const own = await timeOf(() => answered(program.base, key, path))
    const theirs = await timeOf(() => run('hledger', ['-f', file, ...hledger]))
    const other = await timeOf(() => run('ledger', ['-f', file, ...ledgerArgs]))
    say(
      `${name} of ${whole(large)}: ${own.toFixed(1)} ms first, hledger ${whole(theirs)} (${whole(theirs / own)}×), ledger ${whole(other)} (${whole(other / own)}×)`,
    )
  }
  await program.stop()
  rmSync(file)
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

async function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'close')) as [number]
  assert(code === 0, `${program} ended with ${code}`)
}

/** One payment over a thousand documents of a customer's: sent ones, and drafts, which become final by it. */
async function payMany(place: Place, { world, orgId }: Book): Promise<void> {
  let told = large
  for (const kind of ['sent documents', 'drafts'] as const) {
    const took: number[] = []
    for (let n = 0; n < 5; n++) {
      await tellAll(world, orgId, told, (told += PAID_AT_ONCE), 1)
      const bills = await newestBills(place, PAID_AT_ONCE)
      if (kind === 'sent documents') {
        const sending = bills.map(({ id }) => ({
          command: { kind: 'change_stage', verb: 'mark_sent', invoiceId: id, reason: null } as const,
          actor: ACTOR,
          body: null,
        }))
        await carryOut(world, orgId, sending, { mayJoin: true })
      }
      const begun = performance.now()
      const outcome = await recordPayment(world, orgId, ACTOR, {
        customerId: null,
        currency: 'USD',
        amount: bills.reduce((sum, { total }) => sum + total, 0n),
        receivedOn: TODAY,
        method: 'bank_transfer',
        reference: null,
        memo: null,
        allocations: bills.map(({ id }) => ({ invoiceId: id, amount: null })),
      })
      took.push(performance.now() - begun)
      assert(outcome.outcome === 'done', `the payment was refused: ${JSON.stringify(outcome)}`)
    }
    say(`one payment over 1,000 ${kind}: ${median(took).toFixed(1)} ms`)
  }
}

async function prove({ world, orgId }: Book): Promise<void> {
  const derived = CHECKS.map(({ statements, offenders }) => ({ code: statements[0]!.code, offenders }))
  for (const { code, offenders } of derived) {
    if (!['balance_day', 'balance_month', 'receivable'].includes(code)) continue
    const ms = await timeOf(() =>
      readOrganization(world.db, orgId, async (tx) => {
        await readWholeTables(tx)
        return tx.first(offenders(orgId))
      }),
    )
    say(`derived anew, ${code}: ${whole(ms)} ms`)
  }
  let last = performance.now()
  const begun = last
  const { holds } = await verifyBooks(world, orgId, {
    onVerdict: ({ code }) => {
      say(`  verify, ${code}: ${whole(performance.now() - last)} ms`)
      last = performance.now()
    },
  })
  assert(holds, 'the books do not hold')
  say(`verify: ${whole(performance.now() - begun)} ms`)
}
