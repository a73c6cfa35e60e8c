import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import { read as readSheet, utils } from 'xlsx'
import { orderPriced } from '../http/events.ts'
import { axeFinds } from './examined.ts'
import { openDemoSite } from './demo-site.ts'
import { settlesOf } from './settled.ts'

const { url, entered } = await openDemoSite()

describe('lists', { timeout: 60_000 }, () => {
  let page: Page
  let complaints: string[]
  let settled: () => Promise<void>
  const rows = () => page.locator('tbody tr[data-index]')
  const numbers = () => page.locator('tbody tr[data-index] td:nth-child(2) a').allTextContents()
  const open = async (path: string): Promise<void> => {
    await page.goto(`${url}/swift-couriers/${path}`)
    await rows().first().waitFor({ timeout: 20_000 })
    await settled()
  }
  beforeAll(async () => {
    ;({ page, complaints } = await entered())
    settled = settlesOf(page)
  })

  test('keys alone move, select and open', async () => {
    await open('invoices')
    const [, second] = await numbers()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('region', { name: '2 selected' }).waitFor()
    expect(await axeFinds(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: '2 selected' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: `Invoice ${second}` }).waitFor()
  })

  test('filters and order stand in the address and survive a reload', async () => {
    await open('invoices')
    await page.getByRole('button', { name: 'Total', exact: true }).click()
    await page.waitForURL(/sort=-total/)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('Total, From').fill('100.00')
    await page.getByLabel('Overdue').selectOption('true')
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.waitForURL(/totalFrom/)
    await page.getByRole('button', { name: 'Remove the filter Overdue' }).waitFor()
    await page.locator('[data-stale="true"]').waitFor({ state: 'detached' })
    const before = await numbers()
    expect(before.length).toBeGreaterThan(1)
    await page.reload()
    await rows().first().waitFor()
    expect(await numbers()).toEqual(before)
    await page.getByText(`${before.length} in all`).waitFor()
  })

  test('of the words only the one the list is of is marked', async () => {
    const marked = page
      .getByRole('navigation', { name: 'Invoices by word' })
      .locator('a:not([aria-current="false"])')
    for (const [search, name] of [
      ['', /^All/],
      ['?word=overdue', /^Overdue/],
      ['?word=overdue&sort=-open', /^Overdue/],
    ] as const) {
      await open(`invoices${search}`)
      expect(await marked.allInnerTexts()).toEqual([expect.stringMatching(name)])
    }
  })

  test('the export is the list', async () => {
    await open('invoices?word=overdue&sort=-open')
    const listed = await numbers()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('swift-couriers-invoices.csv')
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(listed)
  })

  test('of many, those that are refused stay selected with the reason', async () => {
    const boxes = page.getByRole('checkbox', { name: /^Select INV/ })
    await open('invoices?q=ORD-6947')
    expect(await rows().count()).toBeGreaterThan(1)
    await boxes.first().click()
    await boxes.nth(1).click({ modifiers: ['Shift'] })
    await page.getByRole('region', { name: '2 selected' }).waitFor()
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('Archive: 2 done').waitFor()
    await boxes.first().click()
    await boxes.nth(1).click()
    await page.getByRole('button', { name: 'Void' }).click()
    await page.getByRole('textbox', { name: /Why/ }).fill('Twice')
    await page.getByRole('dialog').getByRole('button', { name: 'Void' }).click()
    await page.getByText('Void: 1 done').waitFor()
    await page.getByRole('region', { name: '1 selected' }).waitFor()
    await page.locator('tbody .refused', { hasText: 'void' }).waitFor()
  })

  test('a view keeps filters, order and columns under a name', async () => {
    await open('invoices?word=paid&sort=total')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Customer' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Save this view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Small and paid')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/view=/)
    await open('invoices')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Small and paid', exact: true }).click()
    await page.waitForURL(/word=paid/)
    expect(await page.getByRole('columnheader', { name: 'Customer' }).count()).toBe(0)
  })

  test('a shared view is everybody’s; its columns change in a copy of one’s own', async () => {
    await open('invoices?word=paid')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Save this view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Ours')
    await page.getByRole('checkbox', { name: 'Share with everybody' }).click()
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/view=/)
    const shared = page.url()
    const customer = page.getByRole('columnheader', { name: 'Customer' })
    const before = await customer.count()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Customer' }).click()
    await page.waitForURL((now) => now.href !== shared)
    await page.keyboard.press('Escape')
    await expect.poll(() => customer.count()).toBe(1 - before)
    await page.getByRole('button', { name: 'Ours', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ours', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Ours · everybody' }).click()
    await page.waitForURL(shared)
    await expect.poll(() => customer.count()).toBe(before)
  })

  test('payments are narrowed, sorted, kept as a view, and the selected ones exported', async () => {
    await open('payments')
    await page.getByRole('button', { name: 'Amount', exact: true }).click()
    await page.waitForURL(/sort=-amount/)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('How').selectOption('card')
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.waitForURL(/method=card/)
    await settled()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Save this view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Largest by card')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/view=/)
    const customers = await page.locator('tbody tr[data-index] td:nth-child(2) a').allTextContents()
    await page.getByRole('checkbox').nth(1).click()
    await page.getByRole('checkbox').nth(2).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export selected' }).click()
    const lines = readFileSync(await (await downloading).path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines[0]).toContain('received,customer,method')
    expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(customers.slice(0, 2))
    await page.getByRole('button', { name: 'Mark as checked' }).click()
    await page.locator('tbody .refused', { hasText: 'nothing to check' }).nth(1).waitFor()
  })

  test('customers by what they owe; many get terms or an invitation at once, each with its result', async () => {
    await open('customers?standing=owing')
    await page.getByRole('button', { name: 'Owes', exact: true }).click()
    await page.waitForURL(/sort=-owed/)
    await settled()
    const owed = (await page.locator('tbody tr[data-index] td:nth-child(4)').allTextContents()).map((text) =>
      // What is owed in another currency comes behind.
      Number(/(?<!CA)\$([\d,.]+)/.exec(text)?.[1]?.replaceAll(',', '') ?? 0),
    )
    expect(owed.length).toBeGreaterThan(3)
    expect(owed).toEqual(owed.toSorted((a, b) => b - a))
    const select = async (): Promise<void> => {
      await page.getByRole('checkbox').nth(1).click()
      await page
        .getByRole('checkbox')
        .nth(3)
        .click({ modifiers: ['Shift'] })
      await page.getByRole('region', { name: '3 selected' }).waitFor()
    }
    const give = async (terms: string): Promise<void> => {
      await page.getByRole('button', { name: 'Set payment terms' }).click()
      await page.getByRole('textbox', { name: 'Payment terms' }).fill(terms)
      await page.getByRole('dialog').getByRole('button', { name: 'Set payment terms' }).click()
    }
    await select()
    await give('whenever')
    await page.locator('tbody .refused', { hasText: 'not understood' }).nth(2).waitFor()
    expect(await axeFinds(page)).toEqual([])
    await give('net 14')
    await page.getByText('Set payment terms: 3 done').waitFor()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Payment terms' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('tbody td', { hasText: 'net 14' }).count()).toBe(3)
  })

  test('drafts are made of many pieces of work at once', async () => {
    await open('work')
    const before = await rows().count()
    await page.getByRole('checkbox').nth(1).click()
    await page.getByRole('checkbox').nth(2).click()
    await page.getByRole('button', { name: 'A draft for each' }).click()
    await page.getByText('A draft for each: 2 done').waitFor()
    await expect.poll(() => rows().count()).toBe(before - 2)
  })

  test('the journal is kept as a view and as a spreadsheet; of many entries those by hand are reversed', async () => {
    const headers = { 'billhook-organization': 'swift-couriers' }
    for (const n of [1, 2])
      await page.request.post(`${url}/v1/manual-entries`, {
        headers,
        data: {
          date: '2026-03-02',
          currency: 'USD',
          description: `Parking ${n}`,
          lines: [
            { account: '5900', debit: 100 * n },
            { account: '1010', credit: 100 * n },
          ],
        },
      })
    await open('books/entries?from=2026-03-02&to=2026-03-02')
    await page.getByRole('button', { name: 'Date', exact: true }).click()
    await page.waitForURL(/sort=date/)
    await settled()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Save this view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('One day')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/view=/)
    const listed = await numbers()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Spreadsheet' }).click()
    const book = readSheet(readFileSync(await (await downloading).path()))
    const told = utils.sheet_to_json<{ description: string; debit: number }>(
      book.Sheets[book.SheetNames[0]!]!,
    )
    expect([...new Set(told.map(({ description }) => description))].toSorted()).toEqual(
      [...new Set(listed)].toSorted(),
    )
    expect(told.find(({ description }) => description === 'Parking 2')?.debit).toBe(2)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
    await page.getByRole('button', { name: 'Reverse' }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Twice')
    await page.getByRole('dialog').getByRole('button', { name: 'Reverse' }).click()
    await page.getByText('Reverse: 2 done').waitFor()
    expect(await page.locator('tbody .refused', { hasText: 'Only an entry by hand' }).count()).toBe(
      listed.length - 2,
    )
    expect(await axeFinds(page)).toEqual([])
  })

  test('all rows of a list are selected, those that were not read yet as well', async () => {
    await open('audit')
    const total = Number((await page.locator('.list-total').innerText()).match(/^\d+/)![0])
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click()
    await page.getByRole('region', { name: /^\d+ selected$/ }).waitFor()
    await page.getByRole('button', { name: `Select all ${total}` }).click()
    await page.getByRole('region', { name: `${total} selected` }).waitFor()
    expect(await axeFinds(page)).toEqual([])
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export selected' }).click()
    const file = readFileSync(await (await downloading).path(), 'utf8')
    const ids = file.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
    expect(new Set(ids).size).toBeGreaterThanOrEqual(total)
  })

  test('the audit trail is narrowed to what an act says, shown in other columns, and the selected acts exported', async () => {
    await open('audit?q=parking')
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByLabel('About').selectOption('Entries by hand')
    await page.getByLabel('When, From').click()
    await page
      .getByRole('button', { name: /^1 \w+ \d{4}$/ })
      .first()
      .click()
    expect(await axeFinds(page)).toEqual([])
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.waitForURL(/subjectType=manual_entry.*fromDay=\d{4}-\d\d-01/)
    await settled()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'What was done' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: 'What was done' }).waitFor()
    await page.getByRole('checkbox').nth(1).click()
    await page
      .getByRole('checkbox')
      .nth(4)
      .click({ modifiers: ['Shift'] })
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export selected' }).click()
    const [heads, ...lines] = readFileSync(await (await downloading).path(), 'utf8')
      .trim()
      .split('\n')
    expect(heads).toContain('at,actor,verb,sentence')
    expect(lines.map((line) => line.split(',')[2])).toEqual(['reverse', 'reverse', 'post', 'post'])
    expect(lines.every((line) => line.includes('Parking'))).toBe(true)
  })

  test('one box finds a document, and ? shows the keys', async () => {
    await open('invoices?sort=number')
    const [first] = await numbers()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type(first!.toLowerCase())
    await page.getByText(new RegExp(`^${first} · `)).waitFor()
    // A part of what is typed may have found it already: what the whole finds comes in its place.
    await settled()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: new RegExp(`${first}$`) }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+?')
    await page.getByText('Select a range').waitFor()
    expect(await axeFinds(page)).toEqual([])
  })

  test('two thousand rows scroll, and only those in sight are drawn', async () => {
    for (const half of [0, 1]) {
      const events = Array.from({ length: 1000 }, (_, at) => orderPriced(`many-${half}-${at}`))
      const told = await page.request.post(`${url}/v1/work-events/batch`, {
        headers: { 'billhook-organization': 'swift-couriers' },
        data: { events },
      })
      expect(told.status()).toBe(200)
    }
    await open('invoices?sort=-number')
    const lastDrawn = async (): Promise<number> => Number(await rows().last().getAttribute('data-index'))
    for (let n = 0; n < 100 && (await lastDrawn()) < 1999; n++) {
      await page.mouse.wheel(0, 6_000)
      await page.waitForTimeout(60)
    }
    expect(await lastDrawn()).toBeGreaterThanOrEqual(1999)
    expect(await rows().count()).toBeLessThan(120)
  })

  test('nothing went wrong on the way', () => {
    expect(complaints).toEqual([])
  })
})
