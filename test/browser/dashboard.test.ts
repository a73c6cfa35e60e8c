import { expect, test } from 'vitest'
import type { Dashboard } from '../../src/contract/dashboard.ts'
import { formatMoney, formatMoneyWith } from '../../src/kernel/money.ts'
import { axeFinds } from './examined.ts'
import { openDemoSite } from './demo-site.ts'

const { url, entered } = await openDemoSite()

test('the first page of an organization shows the figures of the API, each with the list behind it', async () => {
  const { page, complaints } = await entered()
  await page.goto(`${url}/nordlicht-technik`)
  const told = await page.request.get(`${url}/v1/dashboard`, {
    headers: { 'billhook-organization': 'nordlicht-technik' },
  })
  const { currencies } = (await told.json()) as Dashboard
  expect(currencies.length).toBeGreaterThan(1)
  for (const { currency, outstanding, overdue, drafts, cash } of currencies) {
    await page.getByRole('radiogroup', { name: 'Currency' }).getByText(currency).click()
    const figures: [string, number][] = [
      ['Outstanding', outstanding],
      ['Overdue', overdue],
      ['Drafts waiting', drafts.amount],
      ['Cash in less out, 30 days', cash.received],
    ]
    for (const [label, amount] of figures) {
      const card = page.locator('.figure', { hasText: label })
      await expect.poll(() => card.innerText()).toContain(formatMoneyWith('symbol', BigInt(amount), currency))
    }
  }
  const { currency, overdue, cash } = currencies.at(-1)!
  await page.locator('.figure', { hasText: 'Cash in less out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cash flow' }).waitFor()
  const net = formatMoney(BigInt(cash.received), currency)
  await page
    .locator('table', { hasText: `Cash, ${currency}` })
    .getByText(net, { exact: true })
    .first()
    .waitFor()
  await page.goBack()
  await page.getByRole('radiogroup', { name: 'Currency' }).getByText(currency).click()
  await page.locator('.figure', { hasText: 'Overdue' }).click()
  await page.getByRole('heading', { level: 1, name: `Overdue, ${currency}` }).waitFor()
  if (overdue > 0)
    await page
      .getByText(formatMoneyWith('symbol', BigInt(overdue), currency))
      .first()
      .waitFor()
  expect(complaints).toEqual([])
}, 60_000)

test('a payment is spread over the oldest first, never beyond what is open, looked at and then recorded', async () => {
  const { page, complaints } = await entered()
  await page.goto(`${url}/swift-couriers/invoices?word=overdue`)
  await page.locator('tbody a').first().click()
  await page.getByRole('button', { name: 'Record payment' }).click()
  await page.getByRole('heading', { level: 1, name: 'Record payment' }).waitFor()
  const amount = page.getByRole('textbox', { name: /^Amount/ })
  const rows = page.getByRole('textbox', { name: /^Set against/ })
  const full = Number((await amount.inputValue()).replaceAll(',', ''))
  await amount.fill((full + 100_000).toFixed(2))
  const filled = await rows.evaluateAll((all) =>
    all.map((one) => (one as unknown as { value: string }).value),
  )
  expect(filled.some((text) => text === full.toFixed(2))).toBe(true)
  const check = page.getByRole('button', { name: 'Check first' })
  await rows.first().fill('99999999')
  await page.getByText(/^At most/).waitFor()
  expect(await check.isDisabled()).toBe(true)
  for (const row of await rows.all()) await row.fill('')
  await rows.first().fill('1.00')
  await amount.fill('5.00')
  await check.click()
  await page.getByRole('region', { name: 'What will happen' }).waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Record payment' }).click()
  await page.getByRole('heading', { level: 1, name: 'Payment of $5.00' }).waitFor()
  await page.getByText('$1.00').waitFor()
  await page.getByText('$4.00').waitFor()
  expect(complaints).toEqual([])
}, 60_000)
