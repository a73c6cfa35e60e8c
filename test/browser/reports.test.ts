import type { Page } from '@playwright/test'
import { beforeAll, expect, test } from 'vitest'
import type { Collections } from '../../src/contract/collections.ts'
import type { CashFlow } from '../../src/contract/cash-flow.ts'
import type { GapRegister } from '../../src/contract/gap-register.ts'
import type { Aging, TrialBalance } from '../../src/contract/reports.ts'
import type { Revenue } from '../../src/contract/revenue.ts'
import type { TaxLiability } from '../../src/contract/tax-liability.ts'
import { formatMoney } from '../../src/kernel/money.ts'
import { openDemoSite } from './demo-site.ts'

const { url, entered } = await openDemoSite()
const at = `${url}/swift-couriers`
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
let page: Page
let complaints: string[]
beforeAll(async () => {
  ;({ page, complaints } = await entered())
})

/** What the API answers whoever looks at the page. */
async function read<T>(path: string): Promise<T> {
  const headers = { 'billhook-organization': 'swift-couriers' }
  return (await page.request.get(`${url}/v1/reports/${path}`, { headers })).json() as Promise<T>
}
const dollars = (amount: number): string => formatMoney(BigInt(amount), 'USD')
const inDollars = <T extends { currency: string }>(currencies: readonly T[]): T =>
  currencies.find(({ currency }) => currency === 'USD')!
const total = (): Promise<string> => page.locator('[data-total]').innerText()

test('revenue is told by kind of work, and a figure opens the entries that come to it', async () => {
  await page.goto(`${at}/books/reports`)
  await page.getByRole('link', { name: 'Revenue', exact: true }).click()
  await heading(page, 'Revenue').waitFor()
  await page.getByLabel('By', { exact: true }).selectOption('Kind of work')
  await page.waitForURL(/by=service/)
  const { rows, total: sum } = inDollars((await read<Revenue>('revenue?by=service')).currencies)
  const order = rows.find(({ key }) => key === 'order')!
  const table = page.getByRole('region', { name: 'Revenue, USD' })
  await table.locator('tr', { hasText: 'Orders' }).getByRole('link').first().click()
  await heading(page, 'Revenue: Orders, USD').waitFor()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(order.amount))
  await page.goBack()
  await table.locator('tr', { hasText: 'Total' }).getByRole('link').first().click()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(sum.amount))
  await page.locator('tbody tr').first().getByRole('link').click()
  await page.getByRole('region', { name: 'Journal entry' }).waitFor()
})

test('the cash flow runs from the cash at the beginning to the cash at the end', async () => {
  await page.goto(`${at}/books/cash-flow?compare=year`)
  const { opening, net, closing, rows } = inDollars(
    (await read<CashFlow>('cash-flow?compare=year')).currencies,
  )
  const table = page.getByRole('region', { name: 'Cash flow, USD' })
  const shown = async (name: string) =>
    (await table.locator('tr', { hasText: name }).locator('td').allInnerTexts())[0]
  await table.waitFor()
  expect(await shown('Cash at the beginning')).toBe(opening.amount === 0 ? '—' : dollars(opening.amount))
  expect(await shown('Net change')).toBe(dollars(net.amount))
  expect(await shown('Cash at the end')).toBe(dollars(closing.amount))
  await table.locator('tr', { hasText: 'Received from customers' }).getByRole('link').first().click()
  await heading(page, 'Cash flow: Received from customers, USD').waitFor()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(rows.find(({ key }) => key === 'customers')!.amount))
})

test('the tax liability is told by jurisdiction and rate, and a figure opens the entries that come to it', async () => {
  await page.goto(`${at}/books/reports`)
  await page.getByRole('link', { name: 'Tax liability', exact: true }).click()
  await heading(page, 'Tax liability').waitFor()
  const { rows, jurisdictions, closing } = inDollars((await read<TaxLiability>('tax-liability')).currencies)
  // Fleet orders are not taxed here: what they come to stands at a rate of nothing.
  const { base, tax } = rows.find(({ key }) => key === 'Z:0:US-IL')!
  expect(tax.amount).toBe(0)
  const table = page.getByRole('region', { name: 'Tax liability, USD' })
  const row = table.locator('tr', { hasText: 'Zero-rated 0%' })
  await row.waitFor()
  expect(await row.locator('td').allInnerTexts()).toEqual(['Zero-rated 0%', dollars(base.amount), '—'])
  const owed = table.locator('tr', { hasText: 'Owed at the end' })
  const shown = (await owed.locator('td').allInnerTexts()).at(-1)
  expect(shown).toBe(closing!.amount === 0 ? '—' : dollars(closing!.amount))
  await row.getByRole('link').click()
  await heading(page, 'Taxed: Zero-rated 0% (US-IL), USD').waitFor()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(base.amount))
  await page.goBack()
  const all = jurisdictions.find(({ jurisdiction }) => jurisdiction === 'US-IL')!
  const sum = table.locator('tr', { has: page.getByRole('rowheader', { name: 'US-IL', exact: true }) })
  await sum.getByRole('link').first().click()
  await heading(page, 'Taxed: US-IL, USD').waitFor()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(all.base.amount))
})

test('what came in is told by method, and a figure opens the entries that come to it', async () => {
  await page.goto(`${at}/books/reports`)
  await page.getByRole('link', { name: 'Payments and collections', exact: true }).click()
  await heading(page, 'Payments and collections').waitFor()
  const { rows, daysSalesOutstanding } = inDollars((await read<Collections>('collections')).currencies)
  const card = rows.find(({ method }) => method === 'card')!
  const section = page.getByRole('region', { name: 'Payments and collections, USD' })
  const outstanding = section.locator('tr', { hasText: 'Days sales outstanding' })
  await outstanding.waitFor()
  expect(await outstanding.innerText()).toContain(`${daysSalesOutstanding.value!.toFixed(1)} days`)
  await section.locator('tr', { hasText: 'Card' }).getByRole('link').first().click()
  await heading(page, 'Received: Card, USD').waitFor()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(card.received.amount))
})

test('the gap register shows each number that is no live document, and leads to it', async () => {
  await page.goto(`${at}/books/gap-register`)
  const { series, items } = await read<GapRegister>('gap-register')
  await page.getByText('No number is missing').first().waitFor()
  expect(await page.getByText('No number is missing').count()).toBe(series.length)
  const first = page.locator('table.cards tbody tr').first()
  expect(await first.innerText()).toContain(items[0]!.reason)
  await first.getByRole('link', { name: items[0]!.number }).click()
  await heading(page, new RegExp(items[0]!.number)).waitFor()
})

test('a report is told as known at an instant, and its figures open a ledger known then', async () => {
  const then = '2026-03-31T12:00:00.000Z'
  await page.goto(`${at}/books/trial-balance?knownAt=${then}`)
  const known = await read<TrialBalance>(`trial-balance?knownAt=${then}`)
  const table = page.getByRole('region', { name: 'Trial balance, USD' })
  const foot = async () => (await table.locator('tfoot td').allInnerTexts())[1]
  await table.waitFor()
  expect(await foot()).toBe(dollars(inDollars(known.currencies).debit))
  await table.locator('tbody tr', { hasText: '1000 Cash' }).getByRole('link').click()
  await heading(page, '1000 Cash').waitFor()
  const cash = inDollars(known.currencies).rows.find(({ account }) => account === '1000')!
  expect((await page.locator('tfoot td').allInnerTexts()).at(-1)).toBe(dollars(cash.debit))
  await page.goBack()
  await page.getByRole('button', { name: 'As known at', exact: true }).waitFor()
  await table.waitFor()
  // Emptied, it is told as known now.
  await page.goto(`${at}/books/trial-balance`)
  const now = await read<TrialBalance>('trial-balance')
  await table.waitFor()
  expect(await foot()).toBe(dollars(inDollars(now.currencies).debit))
  expect(now.currencies).not.toEqual(known.currencies)
  expect(complaints).toEqual([])
})

test('collections stand beside any other days and are told as known then; what they open is of then, too', async () => {
  await page.goto(`${at}/books/collections`)
  await page.getByLabel('Compare with').selectOption('Other days')
  await page.waitForURL(/compareFrom=/)
  const then = new Date(Date.now() - 20 * 86_400_000).toISOString()
  const url = `${page.url()}&knownAt=${then}`
  await page.goto(url)
  const told = inDollars((await read<Collections>(`collections${new URL(url).search}`)).currencies)
  const table = page.getByRole('region', { name: 'Payments and collections, USD' })
  const sum = table.locator('tr', { hasText: 'Total' }).first()
  await sum.waitFor()
  expect(await sum.innerText()).toContain(dollars(told.total.received.amount))
  expect(told.total.received.compared).toBe(told.total.received.amount)
  await sum.getByRole('link').first().click()
  await page.waitForURL(/knownAt=/)
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(told.total.received.amount))
})

test('the trial balance and the aged receivables stand beside another day, whose figures open what they were', async () => {
  const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10)
  await page.goto(`${at}/books/trial-balance?compareTo=${day}`)
  const balances = inDollars((await read<TrialBalance>(`trial-balance?compareTo=${day}`)).currencies)
  const cash = balances.rows.find(({ account }) => account === '1000')!
  const row = page.getByRole('region', { name: 'Trial balance, USD' }).locator('tr', { hasText: '1000' })
  await row.waitFor()
  const cells = (await row.locator('td').allInnerTexts()).slice(1).filter((text) => text.trim() !== '')
  expect(cells).toEqual([cash.debit, cash.compared!.debit, cash.difference!].map(dollars))
  await row.getByRole('link').nth(1).click()
  await page.waitForURL(new RegExp(`to=${day}`))
  await page.goto(`${at}/books/aging?compareTo=${day}`)
  const aged = inDollars((await read<Aging>(`ar-aging?compareTo=${day}`)).currencies)
  const foot = page.getByRole('region', { name: /^As of .*, USD$/ }).locator('tfoot tr')
  await foot.getByRole('link').last().click()
  await page.waitForURL(new RegExp(`asOf=${day}`))
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toContain(dollars(aged.totals.comparedTotal!))
})

/** Chooses whose report it is, by a part of the name. */
async function narrow(to: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Customer', exact: true }).fill(to)
  await page.getByRole('option', { name: to, exact: true }).click()
  await page.waitForURL(/customer=/)
}

test('receivables, collections and a ledger are narrowed to a customer; what they open and keep is theirs', async () => {
  const aged = inDollars((await read<Aging>('ar-aging')).currencies)
  const { customer, total: owed } = aged.rows.find((row) => row.total > 0)!
  await page.goto(`${at}/books/aging`)
  await narrow(customer.name)
  const table = page.getByRole('region', { name: /^As of .*, USD$/ })
  await expect.poll(() => table.locator('tbody tr').count()).toBe(1)
  await table
    .locator('tfoot td')
    .filter({ hasText: dollars(owed) })
    .last()
    .getByRole('link')
    .click()
  await page.waitForURL(/aging\/documents.*customer=/)
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toContain(dollars(owed))

  await page.goto(`${at}/books/ledger?account=1100&currency=USD`)
  await narrow(customer.name)
  const asked = `general-ledger?account=1100&currency=USD&customer=${customer.id}`
  const { closing } = await read<{ closing: number }>(asked)
  expect(closing).toBe(owed)
  await expect.poll(() => page.locator('tfoot td').last().innerText()).toBe(dollars(closing))

  await page.goto(`${at}/books/collections`)
  await narrow(customer.name)
  const told = inDollars((await read<Collections>(`collections?customer=${customer.id}`)).currencies)
  const speed = page.getByRole('region', { name: 'Payments and collections, USD' })
  await expect
    .poll(() => speed.locator('tr', { hasText: 'at the end' }).first().innerText())
    .toContain(dollars(told.receivables.closing.amount))
  if (told.total.received.amount !== 0) {
    await speed.locator('tr', { hasText: 'Total' }).getByRole('link').first().click()
    await page.waitForURL(/collections\/entries.*customer=/)
    await page.locator('tbody tr').first().waitFor()
    expect(await total()).toBe(dollars(told.total.received.amount))
  }
  expect(complaints).toEqual([])
})

test('work and the journal are narrowed to the system that told of them', async () => {
  const headers = { 'billhook-organization': 'swift-couriers' }
  const { items } = (await (await page.request.get(`${url}/v1/work?limit=1`, { headers })).json()) as {
    items: { source: string }[]
  }
  const { source } = items[0]!
  for (const [name, isAny] of [
    [source, true],
    ['nobody', false],
  ] as const) {
    await page.goto(`${at}/work?billed=all&source=${name}`)
    await heading(page, 'Work').waitFor()
    if (isAny) await page.locator('tbody tr').first().waitFor()
    else await page.getByText('Nothing matches').waitFor()
    await page.goto(`${at}/books/entries`)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('Source', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.waitForURL(new RegExp(`source=${name}`))
    if (isAny) await page.locator('tbody tr').first().waitFor()
    else await page.getByText('Nothing matches').waitFor()
  }
  expect(complaints).toEqual([])
})

test('a ledger is narrowed to a source, receivables and the journal to a kind of work, tax to a jurisdiction', async () => {
  await page.goto(`${at}/books/ledger?account=4000&currency=USD`)
  await page.getByLabel('Source', { exact: true }).fill('nobody')
  await page.waitForURL(/source=nobody/)
  await page.getByText('Nothing was posted in these days').waitFor()

  const aged = inDollars((await read<Aging>('ar-aging?service=order')).currencies)
  await page.goto(`${at}/books/aging`)
  await page.getByLabel('Kind of work').selectOption('Orders')
  await page.waitForURL(/service=order/)
  const table = page.getByRole('region', { name: /^As of .*, USD$/ })
  await expect.poll(() => table.locator('tfoot td').last().innerText()).toContain(dollars(aged.totals.total))
  await table.locator('tfoot td').last().getByRole('link').click()
  await page.waitForURL(/aging\/documents.*service=order/)
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toContain(dollars(aged.totals.total))
  await page.goto(`${at}/books/entries?service=trip`)
  await page.getByText('Nothing matches').waitFor()

  const tax = inDollars((await read<TaxLiability>('tax-liability')).currencies)
  const { jurisdiction, base } = tax.jurisdictions[0]!
  await page.goto(`${at}/books/tax-liability`)
  await page.getByLabel('Jurisdiction').selectOption(jurisdiction)
  await page.waitForURL(/jurisdiction=/)
  const told = page.getByRole('region', { name: 'Tax liability, USD' })
  await expect.poll(() => told.locator('tr', { hasText: 'Owed at' }).count()).toBe(0)
  await told.locator('tr', { hasText: jurisdiction }).getByRole('link').first().click()
  await page.locator('tbody tr').first().waitFor()
  expect(await total()).toBe(dollars(base.amount))
  expect(complaints).toEqual([])
})

test('the gap register and a statement say what they said at an instant', async () => {
  const then = '2020-01-01T00:00:00Z'
  await page.goto(`${at}/books/gap-register?knownAt=${then}`)
  await page.getByRole('region', { name: 'Series' }).waitFor()
  await page.getByText('Every number is a live document').waitFor()
  const now = await read<GapRegister>('gap-register?limit=200')
  await page.goto(`${at}/books/gap-register`)
  await expect.poll(() => page.getByText(now.items[0]!.number, { exact: true }).count()).toBeGreaterThan(0)
  const { customer } = inDollars((await read<Aging>('ar-aging')).currencies).rows.find(
    ({ total: owed }) => owed > 0,
  )!
  await page.goto(`${at}/customers/${customer.id}/statement?knownAt=${then}`)
  await page.getByText(/as known on/).waitFor()
  expect(complaints).toEqual([])
})
