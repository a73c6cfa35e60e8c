import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Customer, CustomerPage } from '../../src/contract/customer.ts'
import type { Aging, GeneralLedgerPage, TrialBalance } from '../../src/contract/reports.ts'
import type { BalanceSheet, IncomeStatement, StatementFigure } from '../../src/contract/statements.ts'
import { formatMoney } from '../../src/kernel/money.ts'
import { read as readWorkbook } from 'xlsx'
import { openDemoSite } from './demo-site.ts'
import { examine } from './examined.ts'

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
  return (await page.request.get(`${url}/v1${path}`, { headers })).json() as Promise<T>
}
const dollars = (amount: number): string => formatMoney(BigInt(amount), 'USD')
const cells = async (row: ReturnType<Page['locator']>): Promise<string[]> =>
  (await row.locator('td').allInnerTexts()).map((text) => text.trim())

/** Chooses a kind of file from the page's export menu. */
async function exportAs(kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: kind }).click()
}

describe('the books', () => {
  test('the trial balance shows what the API says, and its figures open the ledger that comes to them', async () => {
    await page.goto(`${at}/books`)
    await heading(page, 'Books').waitFor()
    await page.getByRole('heading', { name: 'Trial balance' }).getByRole('link').click()
    await heading(page, 'Trial balance').waitFor()
    const { currencies, asOf } = await read<TrialBalance>('/reports/trial-balance')
    const { debit, credit, rows } = currencies.find(({ currency }) => currency === 'USD')!
    const table = page.getByRole('region', { name: 'Trial balance, USD' })
    expect(await cells(table.locator('tfoot tr'))).toEqual(['Total', dollars(debit), dollars(credit)])
    const cash = rows.find(({ account }) => account === '1000')!
    await table.locator('tbody tr', { hasText: '1000 Cash' }).getByRole('link').click()
    await heading(page, '1000 Cash').waitFor()
    const path = `/reports/general-ledger?account=1000&currency=USD&from=${asOf.slice(0, 4)}-01-01&to=${asOf}`
    const ledger = await read<GeneralLedgerPage>(path)
    expect(ledger.closing).toBe(cash.debit)
    const foot = page.locator('tfoot tr')
    expect((await cells(foot)).at(-1)).toBe(dollars(cash.debit))
    expect((await cells(page.locator('tbody tr').first())).at(-1)).toBe(dollars(ledger.opening))
    await page.locator('tbody tr').nth(1).getByRole('link').click()
    await page.getByRole('region', { name: 'Journal entry' }).waitFor()
    const [, debits, credits] = await cells(page.locator('tfoot tr'))
    expect(debits).toBe(credits)
  })

  test('the income statement is narrowed and compared, the address says how, and a figure opens a ledger that moved by it', async () => {
    await page.goto(`${at}/books`)
    await page.getByRole('heading', { name: 'Income statement' }).getByRole('link').click()
    await heading(page, 'Income statement').waitFor()
    await page.getByLabel('Compare with').selectOption('The year before')
    await page.waitForURL(/compare=year/)
    const { currencies, ...span } = await read<IncomeStatement>('/reports/income-statement?compare=year')
    const { revenue, netIncome } = currencies.find(({ currency }) => currency === 'USD')!
    const table = page.getByRole('region', { name: 'Income statement, USD' })
    const figures = ({ amount, compared, difference }: StatementFigure) =>
      [amount, compared!, difference!].map(dollars)
    await table.locator('thead th').nth(3).waitFor()
    expect(await cells(table.locator('tfoot tr'))).toEqual(figures(netIncome))
    const [first] = revenue.rows
    const row = table.locator('tbody tr', { hasText: `${first!.account} ${first!.accountName}` })
    expect((await cells(row)).slice(1)).toEqual(figures(first!))
    await row.getByRole('link').nth(1).click()
    await heading(page, `${first!.account} ${first!.accountName}`).waitFor()
    const days = `from=${span.comparedWith!.from}&to=${span.comparedWith!.to}`
    await page.waitForURL(new RegExp(days))
    const ledger = await read<GeneralLedgerPage>(
      `/reports/general-ledger?account=${first!.account}&currency=USD&${days}`,
    )
    expect(ledger.closing - ledger.opening).toBe(first!.compared)
    expect((await cells(page.locator('tfoot tr'))).at(-1)).toBe(dollars(ledger.closing))
  })

  test('the balance sheet balances, and its current earnings open the income statement that comes to them', async () => {
    await page.goto(`${at}/books/balance-sheet`)
    const { currencies } = await read<BalanceSheet>('/reports/balance-sheet')
    const { assets, equity } = currencies.find(({ currency }) => currency === 'USD')!
    const table = page.getByRole('region', { name: 'Balance sheet, USD' })
    await table.waitFor()
    const total = dollars(assets.total.amount)
    expect(await cells(table.locator('tfoot tr'))).toEqual([total])
    expect(await cells(table.locator('tr', { hasText: 'Total assets' }))).toEqual([total])
    const earnings = dollars(equity.currentEarnings.amount)
    await table.getByRole('link', { name: earnings, exact: true }).click()
    await heading(page, 'Income statement').waitFor()
    const income = page.getByRole('region', { name: 'Income statement, USD' }).locator('tfoot tr')
    await income.waitFor()
    expect(await cells(income)).toEqual([earnings])
    await page.goto(`${at}/books/balance-sheet`)
    const [file] = await Promise.all([page.waitForEvent('download'), exportAs('CSV')])
    expect(file.suggestedFilename()).toMatch(/^balance-sheet-.*\.csv$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain(`USD,Equity,,Current earnings,${earnings.replaceAll(',', '')}\r\n`)
    const [book] = await Promise.all([page.waitForEvent('download'), exportAs('Spreadsheet (.xlsx)')])
    expect(book.suggestedFilename()).toMatch(/^balance-sheet-\d{4}-\d\d-\d\d\.xlsx$/)
    const { Sheets, SheetNames } = readWorkbook(await readFile(await book.path()))
    const kept = Object.values(Sheets[SheetNames[0]!]!) as { t?: string; v?: unknown }[]
    expect(kept).toContainEqual(expect.objectContaining({ t: 'n', v: Number(earnings.replaceAll(',', '')) }))
  })

  test('every figure of the aged receivables opens documents that come to it', async () => {
    await page.goto(`${at}/books/aging`)
    const { currencies } = await read<Aging>('/reports/ar-aging')
    const { totals } = currencies.find(({ currency }) => currency === 'USD')!
    const foot = page.getByRole('region', { name: /USD$/ }).locator('tfoot tr')
    await foot.waitFor()
    expect((await cells(foot)).at(-1)).toBe(dollars(totals.total))
    expect((await cells(foot))[5]).toBe(dollars(totals.over90))
    await foot
      .getByRole('link', { name: dollars(totals.over90), exact: true })
      .first()
      .click()
    await heading(page, 'Over 90 days, USD').waitFor()
    await page.locator('tfoot tr').waitFor()
    const amounts = await page.locator('tbody tr td:last-child').allInnerTexts()
    const minor = amounts.map((text) => Number(text.replaceAll(/[^\d-]/g, '')))
    expect(minor.reduce((sum, one) => sum + one, 0)).toBe(totals.over90)
    expect((await cells(page.locator('tfoot tr'))).at(-1)).toBe(`$${dollars(totals.over90)}`)
  })

  test('the journal is narrowed, the address says how, and what is shown can be kept as a file', async () => {
    await page.goto(`${at}/books/entries`)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('Kind', { exact: true }).selectOption('storefront sale')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.waitForURL(/kind=storefront_sale/)
    await expect.poll(() => page.locator('tbody tr', { hasText: 'revenue recognition' }).count()).toBe(0)
    await page.keyboard.press('/')
    await page.keyboard.type('nothing is called so')
    await page.getByText('Nothing matches').waitFor()
    await page.goto(`${at}/books/trial-balance`)
    const [file] = await Promise.all([page.waitForEvent('download'), exportAs('CSV')])
    expect(file.suggestedFilename()).toMatch(/^trial-balance-.*\.csv$/)
  })
})

describe('a customer', () => {
  test('is found, shows what they owe, is edited, and the trail says so', async () => {
    await page.goto(`${at}/customers`)
    await page.getByLabel('Search customers').fill('lakeside')
    await page.waitForURL(/q=lakeside/)
    const { items } = await read<CustomerPage>('/customers?q=lakeside')
    const [one] = items as [Customer]
    const owes = `$${dollars(one.balances[0]!.receivable)}`
    await page.locator('tbody tr').getByRole('link', { name: owes, exact: true }).click()
    await heading(page, 'Owed, USD').waitFor()
    await expect.poll(async () => (await cells(page.locator('tfoot tr'))).at(-1)).toBe(owes)
    await page.goto(`${at}/customers/${one.id}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    const terms = dialog.getByRole('textbox', { name: 'Payment terms' })
    await terms.fill('whenever')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('These payment terms are not understood.').waitFor()
    await terms.fill('eom')
    await dialog.getByLabel('Reason').fill('Agreed by phone.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Due at the end of the month', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'What was changed and by whom' }).click()
    await page.getByText(/Agreed by phone\./).waitFor()
    expect(await page.locator('.change').first().innerText()).toMatch(/terms\s+nothing → eom/)
  })
})

describe('the settings', () => {
  test('days are closed, and opened again with a reason', async () => {
    await page.goto(`${at}/books/closing`)
    await page.getByText('Every day is open.').waitFor()
    const soft = page.getByLabel('Closed through', { exact: true })
    await soft.fill('2026-03-31')
    await soft.press('Tab')
    await page.getByRole('button', { name: 'Close these days' }).click()
    await page.getByText(/^Closed through 31 Mar 2026\./).waitFor()
    await soft.fill('2026-02-28')
    await soft.press('Tab')
    await page.getByLabel('Reason').fill('A bill of March was missing.')
    await page.getByRole('button', { name: 'Open again' }).click()
    await page.getByText(/^Closed through 28 Feb 2026\./).waitFor()
  })

  test('what belongs into closed days says on which it is booked before it is, and a late close is asked about', async () => {
    const lastYear = new Date().getUTCFullYear() - 1
    await page.goto(`${at}/books/closing`)
    const soft = page.getByLabel('Closed through', { exact: true })
    await soft.fill('2999-12-31')
    await soft.press('Tab')
    await page.getByText(/^Not after /).waitFor()
    expect(await soft.inputValue()).toBe('31 Dec 2999')
    await soft.fill(`${lastYear}-12-31`)
    await soft.press('Tab')
    await page.getByLabel('Reason').fill('As agreed.')
    await page.getByRole('button', { name: /^(Close these days|Open again)$/ }).click()
    await page.getByText(`Closed through 31 Dec ${lastYear}. What`).waitFor()
    await page.getByRole('button', { name: `Close 31 Dec ${lastYear}` }).click()
    const asked = page.getByRole('dialog')
    await asked.getByText(`it is booked on 1 Jan ${lastYear + 1}`).waitFor()
    await asked.getByRole('button', { name: 'Cancel' }).click()
    await page.goto(`${at}/books/entries/new`)
    await page.getByLabel('Date').fill(`15 Dec ${lastYear}`)
    await page.getByText(`it is booked on 1 Jan ${lastYear + 1}`).waitFor()
  })

  test('a number series is previewed as it is written, and saved', async () => {
    await page.goto(`${at}/settings/numbers`)
    const form = page.getByRole('form', { name: 'Invoices' })
    await form.getByLabel('Prefix').fill('SW')
    await form.getByText(/Next: SW-\d{4}-\d{5}, /).waitFor()
    await form.getByLabel('Prefix').fill('CN')
    await form.getByText(/could come twice/).waitFor()
    await form.getByLabel('Prefix').fill('SW')
    await form.getByText(/Next: SW-/).waitFor()
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
  })

  test('company and billing change by a new version', async () => {
    await page.goto(`${at}/settings`)
    const before = Number(
      /^Version (\d+), by Demo\b/.exec(await page.getByText(/^Version \d+, by Demo\b/).innerText())![1],
    )
    await page.getByLabel('Tax id').fill('US 98-7654321')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(new RegExp(`^Version ${before + 1}, by (?!Demo\\b)`)).waitFor()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.goto(`${at}/settings/billing`)
    await page.getByLabel('Payment terms').fill('45 days')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText(/Now: Due 45 days after the invoice date/).waitFor()
    const receivables = page.getByRole('form', { name: 'When money comes' })
    await receivables.getByLabel('Customer credit').selectOption('always')
    await receivables.getByLabel('At most, USD').fill('0.50')
    await receivables.getByRole('button', { name: 'Save' }).click()
    await expect
      .poll(async () => {
        const answer = await page.request.get(`${url}/v1/organization`, {
          headers: { 'billhook-organization': 'swift-couriers' },
        })
        return ((await answer.json()) as { profile: unknown }).profile
      })
      .toMatchObject({ creditUse: 'always', tolerance: [{ currency: 'USD', amount: 50 }] })
  })

  test('kinds of lines earn on the revenue accounts that are chosen, and the screen says what follows', async () => {
    await page.goto(`${at}/settings/billing`)
    const mapping = page.getByRole('form', { name: 'Revenue accounts' })
    await mapping.getByLabel('Labour').selectOption({ label: '4100 Service fees' })
    await mapping.getByLabel('Fees', { exact: true }).selectOption({ label: '4900 Other revenue' })
    await mapping.getByRole('button', { name: 'Save' }).click()
    const stored = async () =>
      (await read<{ profile: { revenueAccounts: object[] } }>('/organization')).profile.revenueAccounts
    await expect.poll(stored).toEqual([
      { kind: 'labor', account: '4100' },
      { kind: 'fee', account: '4900' },
    ])
    await page.reload()
    expect(await mapping.getByLabel('Labour').inputValue()).toBe('4100')
    await mapping.getByLabel('Fees', { exact: true }).selectOption({ label: '4000 Revenue' })
    await mapping.getByRole('button', { name: 'Save' }).click()
    await expect.poll(stored).toEqual([{ kind: 'labor', account: '4100' }])
    await examine(page, 'billing settings')
  })

  test('a key is made, shown once, and revoked', async () => {
    await page.goto(`${at}/settings/keys`)
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What it is for').fill('Trying it')
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    await dialog.getByText(/^bh_/).waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Revoke Trying it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.locator('tbody tr', { hasText: 'Trying it' }).getByText('revoked').waitFor()
  })

  test('who may not manage reads why, and cannot write', async () => {
    const key = await page.request.post(`${url}/v1/api-keys`, {
      headers: { 'billhook-organization': 'swift-couriers' },
      data: { name: 'Looks only', role: 'viewer' },
    })
    const { key: text } = (await key.json()) as { key: string }
    const { page: other } = await entered()
    await other.route('**/v1/**', (route) => {
      const request = route.request()
      const isSession = request.url().endsWith('/v1/session')
      const headers = isSession ? {} : { authorization: `Bearer ${text}` }
      return route.continue({ headers: { ...request.headers(), ...headers } })
    })
    for (const path of ['settings', 'settings/billing', 'settings/numbers']) {
      await other.goto(`${at}/${path}`)
      await other.getByText(/takes the role of an owner or administrator/).waitFor()
      expect(await other.getByRole('button', { name: 'Save' }).count()).toBe(0)
      expect(await other.locator('fieldset:not(:disabled)').count()).toBe(0)
    }
    await other.goto(`${at}/settings/keys`)
    await other.getByText('Your role does not let you see API keys.').waitFor()
  })

  test('nothing went wrong on the way', () => {
    // What was refused on purpose is answered 409 or 422.
    expect(complaints.filter((one) => !/409|422/.test(one))).toEqual([])
  })
})
