import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GeneralLedgerPage } from '../../src/contract/reports.ts'
import { openDemoSite } from './demo-site.ts'
import { settlesOf } from './settled.ts'

// A sheet of paper is white and some 700 pixels wide, whatever the screen shows; what one cannot press is not on it.
const { url, entered } = await openDemoSite()
const at = `${url}/swift-couriers`
let page: Page
let complaints: string[]
let settled: () => Promise<void>
beforeAll(async () => {
  ;({ page, complaints } = await entered({ width: 700, colorScheme: 'dark' }))
  settled = settlesOf(page)
  await page.emulateMedia({ media: 'print' })
})

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10)
const LAST_MONTH = dayOf(new Date(Date.now() - 30 * 86_400_000))

const REPORTS = {
  'trial balance': `trial-balance?compareTo=${LAST_MONTH}`,
  'income statement': 'income-statement?compare=previous&in=base',
  'balance sheet': `balance-sheet?compareTo=${LAST_MONTH}`,
  'aged receivables': 'aging',
  'cash flow': 'cash-flow?compare=year',
  revenue: 'revenue?by=service',
  'tax liability': 'tax-liability?compare=year',
  collections: 'collections?compare=previous',
  'gap register': 'gap-register',
  'general ledger': 'ledger?account=1100&currency=USD&from=2025-01-01',
  'chart of accounts': 'accounts',
}

/** What a page is on paper. */
interface Sheet {
  readonly toPress: readonly string[]
  readonly whose: readonly string[]
  readonly beyond: number
  readonly feet: readonly string[]
  readonly paper: string
}
const SHEET = `(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const seen = (selector) => all(selector).filter((one) => one.checkVisibility({ visibilityProperty: true }))
  return {
    // What was chosen stands there as text.
    toPress: seen('button:not(.mantine-Input-input), [role="tab"], nav a').map((one) => one.textContent),
    whose: seen('.print-head').map((one) => one.textContent),
    beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    feet: all('tfoot').map((one) => getComputedStyle(one).display),
    paper: getComputedStyle(document.body).backgroundColor,
  }
})()`

/** Prints nothing, and notes how many rows would have been on paper. */
const NOTES_ROWS = `window.print = () => {
  dispatchEvent(new Event('beforeprint'))
  document.body.dataset.printed = document.querySelectorAll('tbody tr:not(.gap)').length
  dispatchEvent(new Event('afterprint'))
}`

describe('on paper a report is read', () => {
  test.for(Object.entries(REPORTS))('%s', async ([, path]) => {
    await page.goto(`${at}/books/${path}`)
    await page.locator('table.rows tbody tr').first().waitFor()
    await settled()
    const sheet = await page.evaluate<Sheet>(SHEET)
    expect(sheet).toMatchObject({ toPress: [], beyond: 0, paper: 'rgb(255, 255, 255)' })
    expect(sheet.whose.join()).toMatch(/^Swift Couriers.*Printed /)
    // Were it a foot to the browser, the sum would stand at the bottom of every sheet.
    for (const display of sheet.feet) expect(display).toBe('table-row-group')
  })
})

test('it says what it was narrowed to, and nothing of what it was not', async () => {
  const then = new Date(Date.now() - 30 * 86_400_000)
  await page.goto(`${at}/books/income-statement?to=${dayOf(then)}&knownAt=${then.toISOString()}`)
  await page.locator('table.rows tbody tr').first().waitFor()
  const labels = page.locator('.filters label, .filters .mantine-Switch-label')
  const seen: string[] = []
  for (const label of await labels.all()) if (await label.isVisible()) seen.push(await label.innerText())
  expect(seen).toEqual(['As known at'])
  expect(await page.locator('.filters .mantine-DateTimePicker-input').innerText()).toContain(
    `${then.getUTCFullYear()},`,
  )
})

test('a ledger is printed to its last line, and the time is that of the printing', async () => {
  const headers = { 'billhook-organization': 'swift-couriers' }
  const query = 'account=1100&currency=USD&from=2025-01-01&limit=200'
  let all = 0
  for (let cursor: string | null = ''; cursor !== null;) {
    const path = `${url}/v1/reports/general-ledger?${query}${cursor && `&cursor=${cursor}`}`
    const read = (await (await page.request.get(path, { headers })).json()) as GeneralLedgerPage
    all += read.lines.length
    cursor = read.nextCursor
  }
  expect(all).toBeGreaterThan(100)
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${at}/books/ledger?account=1100&currency=USD&from=2025-01-01`)
  await page.getByRole('button', { name: 'Show more' }).waitFor()
  await page.evaluate(NOTES_ROWS)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Print or PDF' }).click()
  await page.locator('body[data-printed]').waitFor()
  // The opening balance is a row of its own.
  expect(await page.locator('body').getAttribute('data-printed')).toBe(String(all + 1))
  await page.emulateMedia({ media: 'print' })
  expect(complaints).toEqual([])
})

test('a list, too, which draws on the screen only what is in sight', async () => {
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${at}/invoices`)
  const inAll = page.getByText(/^\d+ in all$/)
  await inAll.waitFor()
  await page.evaluate(NOTES_ROWS)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Print or PDF' }).click()
  await page.locator('body[data-printed]').waitFor()
  const drawn = () => page.locator('tbody tr:not(.gap)').count()
  const all = Number.parseInt(await inAll.innerText(), 10)
  expect(Number(await page.locator('body').getAttribute('data-printed'))).toBe(all)
  await expect.poll(drawn).toBeLessThan(all)
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${at}/invoices?word=overdue`)
  await page.locator('tbody tr').first().waitFor()
  await settled()
  expect(await page.locator('.list-tools a:visible').allInnerTexts()).toEqual([
    expect.stringMatching(/^Overdue/),
  ])
  expect(await page.locator('button:visible:not(.sort-button), .select-cell:visible').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('as PDF it has a number on each sheet', async () => {
  await page.goto(`${at}/books/ledger?account=1100&currency=USD&from=2025-01-01`)
  await page.locator('table.rows tbody tr').first().waitFor()
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(pdf.startsWith('%PDF')).toBe(true)
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1)
})
