import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDemoSite } from './demo-site.ts'
import { examine } from './examined.ts'
import { follow, settlesOf } from './settled.ts'

const { url, entered } = await openDemoSite()
const { page } = await entered()
const settled = settlesOf(page)

/** The first of what a list of the API holds. */
async function firstOf(path: string): Promise<string> {
  const answer = await page.request.get(`${url}/v1/${path}`, {
    headers: { 'billhook-organization': 'swift-couriers' },
  })
  return ((await answer.json()) as { items: { id: string }[] }).items[0]!.id
}

const invoice = await firstOf('invoices?word=overdue')
const draft = await firstOf('invoices?word=draft&kind=invoice')
const work = await firstOf('work?billed=true')
const event = await firstOf('work-events')
const payment = await firstOf('payments')
const customer = await firstOf('customers')
const entry = await firstOf('journal-entries')

// The demo has none; a page without anything on it shows little.
const recurring = await page.request.post(`${url}/v1/recurring-entries`, {
  headers: { 'billhook-organization': 'swift-couriers', origin: url },
  data: {
    description: 'Depot rent',
    currency: 'USD',
    lines: [
      { account: '5900', debit: 90_000 },
      { account: '1010', credit: 90_000 },
    ],
    every: 'month',
    day: 31,
    startsOn: '2027-01-01',
  },
})
expect(recurring.status()).toBe(201)
const payout = await page.request.post(`${url}/v1/payouts`, {
  headers: { 'billhook-organization': 'swift-couriers', origin: url },
  data: {
    provider: 'stripe',
    providerId: 'po_1',
    currency: 'USD',
    gross: 120_000,
    fee: 3_510,
    net: 116_490,
    paidOn: '2026-03-16',
  },
})
expect(payout.status()).toBe(201)
const rate = await page.request.post(`${url}/v1/exchange-rates`, {
  headers: { 'billhook-organization': 'swift-couriers', origin: url },
  data: { rates: [{ currency: 'EUR', day: '2026-03-02', rate: '1.0842' }] },
})
expect(rate.status()).toBe(200)

/** Each route of the staff app, and addresses of it with something on the page. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/account': ['/account'],
  '/$organization': [''],
  '/$organization/invoices': ['/invoices', '/invoices?q=nothing-of-the-kind', '/invoices?currency=CAD'],
  '/$organization/invoices/new': ['/invoices/new', `/invoices/new?customer=${customer}`],
  '/$organization/invoices/$id': [`/invoices/${invoice}`, `/invoices/${draft}`],
  '/$organization/invoices/$id/edit': [`/invoices/${draft}/edit`],
  '/$organization/work': ['/work'],
  '/$organization/work/$id': [`/work/${work}`],
  '/$organization/events': ['/events'],
  '/$organization/events/$id': [`/events/${event}`],
  '/$organization/payments': ['/payments'],
  '/$organization/payments/new': ['/payments/new', `/payments/new?invoice=${invoice}`],
  '/$organization/payments/$id': [`/payments/${payment}`],
  '/$organization/customers': ['/customers'],
  '/$organization/customers/$id': [`/customers/${customer}`],
  '/$organization/customers/$id/statement': [
    `/customers/${customer}/statement?from=2025-01-01`,
    `/customers/${customer}/statement?form=open-item`,
  ],
  '/$organization/outbox': ['/outbox', '/outbox?state=given_up'],
  '/$organization/books': ['/books'],
  '/$organization/books/reports': ['/books/reports'],
  '/$organization/books/revenue': ['/books/revenue?compare=year&by=service'],
  '/$organization/books/revenue/entries': ['/books/revenue/entries?currency=USD'],
  '/$organization/books/cash-flow': ['/books/cash-flow?compare=year'],
  '/$organization/books/cash-flow/entries': ['/books/cash-flow/entries?currency=USD&key=customers'],
  '/$organization/books/clearing': ['/books/clearing?compare=year'],
  '/$organization/books/clearing/entries': ['/books/clearing/entries?currency=USD&key=payouts'],
  '/$organization/books/payouts': ['/books/payouts'],
  '/$organization/books/revaluations': ['/books/revaluations'],
  '/$organization/books/rates': ['/books/rates'],
  '/$organization/books/tax-liability': ['/books/tax-liability?compare=year'],
  '/$organization/books/tax-liability/entries': ['/books/tax-liability/entries?currency=USD&key=other'],
  '/$organization/books/collections': ['/books/collections?compare=year'],
  '/$organization/books/collections/entries': ['/books/collections/entries?currency=USD&of=settled'],
  '/$organization/books/gap-register': ['/books/gap-register'],
  '/$organization/books/accounts': ['/books/accounts'],
  '/$organization/books/entries': ['/books/entries', `/books/entries?customer=${customer}`],
  '/$organization/books/entries/$id': [`/books/entries/${entry}`],
  '/$organization/books/entries/new': ['/books/entries/new'],
  '/$organization/books/recurring': ['/books/recurring'],
  '/$organization/books/recurring/new': ['/books/recurring/new'],
  '/$organization/books/opening': ['/books/opening'],
  '/$organization/books/ledger': ['/books/ledger'],
  '/$organization/books/trial-balance': [
    '/books/trial-balance',
    '/books/trial-balance?knownAt=2026-03-31T12:00:00Z',
  ],
  '/$organization/books/income-statement': ['/books/income-statement?compare=year'],
  '/$organization/books/balance-sheet': ['/books/balance-sheet?compareTo=2025-12-31'],
  '/$organization/books/aging': ['/books/aging', '/books/aging?by=issue&edges=15,45'],
  '/$organization/books/aging/documents': [
    '/books/aging/documents?currency=USD&column=overdue',
    '/books/aging/documents?currency=USD&column=total&bucket=1&by=issue&edges=15,45',
  ],
  '/$organization/books/closing': ['/books/closing'],
  '/$organization/audit': ['/audit'],
  '/$organization/settings': ['/settings'],
  '/$organization/settings/billing': ['/settings/billing'],
  '/$organization/settings/numbers': ['/settings/numbers'],
  '/$organization/settings/keys': ['/settings/keys'],
  '/$organization/settings/members': ['/settings/members'],
  '/$organization/simulator': ['/simulator'],
  '/$organization/sources': ['/sources'],
  '/invitation': ['/invitation#nothing'],
}

/** Looked at where there is something on them: people.test.ts, sources.test.ts and webhook-sources.test.ts. */
const ELSEWHERE = ['/enter', '/owner', '/$organization/sources/$id', '/$organization/sources/webhooks/$id']

test('every route has an example', () => {
  const folder = new URL('../../src/web/app/routes/', import.meta.url)
  const routes = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}path: '([^']+)'/gm)].map(
      (found) => found[1]!,
    ),
  )
  expect([...Object.keys(EXAMPLES), ...ELSEWHERE].toSorted((a, b) => a.localeCompare(b))).toEqual(
    routes.toSorted((a, b) => a.localeCompare(b)),
  )
})

test.each(Object.entries(EXAMPLES).flatMap(([route, paths]) => paths.map((path) => ({ route, path }))))(
  'everybody can use $path',
  async ({ route, path }) => {
    await follow(page, `${route.startsWith('/$organization') ? '/swift-couriers' : ''}${path}`)
    await settled()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await settled()
    await examine(page, path)
  },
)
