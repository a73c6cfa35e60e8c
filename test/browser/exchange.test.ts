import { expect, test } from 'vitest'
import { formatMoney } from '../../src/kernel/money.ts'
import type { Revaluation, RevaluationPage } from '../../src/contract/revaluation.ts'
import { openDemoSite } from './demo-site.ts'
import { examine } from './examined.ts'

const { url, entered } = await openDemoSite()
const at = `${url}/swift-couriers`
const headers = { 'billhook-organization': 'swift-couriers', origin: url }

test('the books are revalued, and then read in the own currency', async () => {
  const { page, complaints } = await entered()
  const held = await page.request.get(`${url}/v1/reports/trial-balance`, { headers })
  const { currencies } = (await held.json()) as { currencies: { currency: string }[] }
  const foreign = new Set(['EUR', ...currencies.map(({ currency }) => currency)])
  foreign.delete('USD')
  const rates = [...foreign].flatMap((currency) => [
    { currency, day: '2000-01-01', rate: '1.1' },
    { currency, day: '2026-01-15', rate: '1.2' },
  ])
  expect((await page.request.post(`${url}/v1/exchange-rates`, { headers, data: { rates } })).status()).toBe(
    200,
  )
  const lines = [
    { account: '1010', debit: 100_000 },
    { account: '4900', credit: 100_000 },
  ]
  const entry = { date: '2026-01-10', currency: 'EUR', description: 'Sold in euros', lines }
  expect((await page.request.post(`${url}/v1/manual-entries`, { headers, data: entry })).status()).toBe(201)

  await page.goto(`${at}/books`)
  await page.getByRole('link', { name: 'Exchange gains and losses' }).click()
  await page.getByText(/realised, .* unrealised, which goes back on/).waitFor()
  await examine(page, 'revaluations')
  await page.getByRole('button', { name: 'Revalue' }).click()
  await page.getByText('It is posted so already.').waitFor()
  const list = await page.request.get(`${url}/v1/revaluations`, { headers })
  const [told] = ((await list.json()) as RevaluationPage).items as [Revaluation]
  expect(told.unrealised).not.toBe(0)
  const row = page.getByRole('region', { name: 'Exchange gains and losses' }).locator('tbody tr')
  expect(await row.innerText()).toContain(formatMoney(BigInt(told.unrealised), 'USD'))

  for (const [room, region] of [
    ['trial-balance', 'Trial balance'],
    ['balance-sheet', 'Balance sheet'],
    ['income-statement', 'Income statement'],
    ['aging', 'As of'],
  ] as const) {
    await page.goto(`${at}/books/${room}`)
    await page
      .getByRole('region', { name: `${region}` })
      .first()
      .waitFor()
    await page.getByLabel('All in USD').check()
    await page.waitForURL(/in=base/)
    await expect.poll(() => page.getByRole('region', { name: /, USD$/ }).count()).toBe(1)
    await expect.poll(() => page.getByRole('region', { name: /, EUR$/ }).count()).toBe(0)
    await examine(page, `${room} in base`)
  }
  expect(complaints).toEqual([])
})

test('a rate is typed and read as the language writes decimals', async () => {
  const { page, complaints } = await entered()
  await page.evaluate(() => localStorage.setItem('billhook-language', 'de'))
  await page.goto(`${at}/books/rates`)
  const form = page.getByRole('form')
  await form.getByLabel(/^Währung/).fill('CHF')
  await form.getByLabel(/wert/).fill('1,0842')
  await form.getByRole('button').last().click()
  await page.getByRole('cell', { name: '1,0842', exact: true }).waitFor()
  const list = await page.request.get(`${url}/v1/exchange-rates`, { headers })
  const { items } = (await list.json()) as { items: { currency: string; rate: string }[] }
  expect(items.find(({ currency }) => currency === 'CHF')?.rate).toBe('1.0842')
  await form.getByLabel(/wert/).fill('1.20,5')
  await page.getByText('Eine Dezimalzahl').waitFor()
  expect(complaints).toEqual([])
})
