import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Invoice, InvoicePage } from '../../src/contract/invoice.ts'
import { formatMoneyWith } from '../../src/kernel/money.ts'
import { axeFinds } from './examined.ts'
import { openDemoSite } from './demo-site.ts'

const { url, entered } = await openDemoSite()
const headers = { 'billhook-organization': 'swift-couriers' }

const field = (page: Page, name: string, place: number) => page.getByLabel(`${name} of line ${place}`)
const shownTotal = (page: Page) => page.locator('.draft-totals dd.strong').innerText()
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[3]!
const read = async (page: Page, id: string): Promise<Invoice> =>
  (await (await page.request.get(`${url}/v1/invoices/${id}`, { headers })).json()) as Invoice

async function clean(page: Page): Promise<void> {
  expect(await axeFinds(page)).toEqual([])
}

test('what cannot be is named by its line and field, a due day before its issue stays as it was typed', async () => {
  const { page } = await entered()
  await page.goto(`${url}/swift-couriers/invoices/${await aDraft(page)}/edit`)
  const due = page.getByLabel('Due on')
  await due.fill('1 Jan 2020')
  await field(page, 'Quantity', 1).fill('-2')
  await field(page, 'Unit price', 1).fill('abc')
  await page.getByText(/^Not before /).waitFor()
  expect(await due.inputValue()).toBe('1 Jan 2020')
  const save = page.getByRole('button', { name: 'Save' })
  await save.click()
  expect(await page.getByRole('alert').count()).toBe(0)
  await due.fill('1 Jan 2999')
  await save.click()
  const says = page.getByRole('alert')
  await says.getByText('2 fields need another look').waitFor()
  await says.getByText(/^Line 1, quantity: /).waitFor()
  await says.getByText(/^Line 1, unit price: /).waitFor()
  const isMarked = (name: string): Promise<string | null> => field(page, name, 1).getAttribute('aria-invalid')
  expect([await isMarked('Quantity'), await isMarked('Unit price'), await isMarked('Tax %')]).toEqual([
    'true',
    'true',
    null,
  ])
  // What is marked can still be read.
  await clean(page)
  await field(page, 'Quantity', 1).fill('2')
  expect(await isMarked('Quantity')).toBe(null)
  expect(await isMarked('Unit price')).toBe('true')
})

async function aDraft(page: Page): Promise<string> {
  const list = await page.request.get(`${url}/v1/invoices?word=draft&kind=invoice`, { headers })
  return ((await list.json()) as InvoicePage).items[0]!.id
}

test('an invoice is written by hand: lines added, reordered by keyboard, discounted, taxed; its total is the server’s', async () => {
  const { page, complaints } = await entered()
  await page.goto(`${url}/swift-couriers/invoices`)
  await page.getByRole('button', { name: 'New invoice' }).click()
  await page.getByRole('combobox', { name: 'Customer' }).fill('a')
  await page.getByRole('option').first().click()
  await field(page, 'Description', 1).fill('First')
  await field(page, 'Unit price', 1).fill('19.99')
  await page.getByRole('button', { name: 'Add a line' }).click()
  await field(page, 'Description', 2).fill('Second')
  await field(page, 'Quantity', 2).fill('2.5')
  await field(page, 'Unit price', 2).fill('33.333')
  await field(page, 'Tax %', 2).fill('8.1')
  await page.getByRole('textbox', { name: 'Discount of line 2' }).fill('10')
  await page.getByRole('textbox', { name: 'Discount on the whole document' }).fill('5')
  await clean(page)
  await page.getByRole('button', { name: 'Move line 2', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.getByText(/^(Line 2 is picked up|Place 2 of 2)\.$/).waitFor({ state: 'attached' })
  // A line hears the keys a moment after it is picked up, and stays where it is at the top.
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowUp')
      return page.getByText('Place 1 of 2.').count()
    })
    .toBe(1)
  await page.keyboard.press('Space')
  await expect.poll(() => field(page, 'Description', 1).inputValue()).toBe('Second')
  const shown = await shownTotal(page)
  await page.getByRole('button', { name: 'Create draft' }).click()
  await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
  const made = await read(page, idIn(page))
  expect(made.lines.map(({ description }) => description)).toEqual(['Second', 'First'])
  expect(shown).toBe(formatMoneyWith('symbol', BigInt(made.total), 'USD'))
  expect(complaints).toEqual([])
}, 60_000)

test('a line earns on the revenue account that is chosen for it, and its document says so', async () => {
  const { page, complaints } = await entered()
  const id = await aDraft(page)
  await page.goto(`${url}/swift-couriers/invoices/${id}/edit`)
  await page.getByRole('button', { name: 'Choose revenue accounts' }).click()
  const account = field(page, 'Revenue account', 1)
  expect(await account.inputValue()).toBe('')
  await account.selectOption({ label: '4100 Service fees' })
  await clean(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Account 4100').waitFor()
  expect((await read(page, id)).lines[0]!.account).toBe('4100')
  await page.goto(`${url}/swift-couriers/invoices/${id}/edit`)
  expect(await field(page, 'Revenue account', 1).inputValue()).toBe('4100')
  await field(page, 'Revenue account', 1).selectOption({ label: '4000 Revenue' })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
  expect((await read(page, id)).lines[0]!.account).toBe(null)
  await page.goto(`${url}/swift-couriers/invoices/${id}/edit`)
  await page.getByRole('button', { name: 'Add a line' }).click()
  await page.getByRole('button', { name: 'Choose revenue accounts' }).click()
  const added = page.getByLabel(/^Revenue account/).last()
  expect(await added.locator('option:checked').innerText()).toBe('By its kind')
  expect(complaints).toEqual([])
}, 60_000)

test('a line says whose tax it bears, its document and the total tell it apart, and nothing typed is none', async () => {
  const { page, complaints } = await entered()
  const id = await aDraft(page)
  const edit = async () => page.goto(`${url}/swift-couriers/invoices/${id}/edit`)
  await edit()
  const jurisdiction = field(page, 'Jurisdiction', 1)
  // The organization's own.
  expect(await jurisdiction.inputValue()).toBe('US-IL')
  await field(page, 'Tax %', 1).fill('5.5')
  await jurisdiction.fill('us-wi')
  await page.getByText('Tax 5.5% (US-WI)').waitFor()
  await clean(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Tax 5.5% (US-WI) on').waitFor()
  expect((await read(page, id)).lines[0]!.taxJurisdiction).toBe('US-WI')
  await edit()
  for (const [at] of (await read(page, id)).lines.entries())
    await field(page, 'Jurisdiction', at + 1).fill('')
  await page.getByText('Tax 5.5%', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Tax 5.5% on').waitFor()
  expect((await read(page, id)).taxGroups.every((group) => group.jurisdiction === null)).toBe(true)
  await edit()
  await page.getByRole('button', { name: 'Name jurisdictions' }).click()
  await field(page, 'Jurisdiction', 1).waitFor()
  expect(complaints).toEqual([])
}, 60_000)

test('leaving with changes asks first; saved ones are not asked about', async () => {
  const { page } = await entered()
  const id = await aDraft(page)
  await page.goto(`${url}/swift-couriers/invoices/${id}/edit`)
  await page.getByLabel('Reference').fill('PO 4711')
  await page.getByRole('link', { name: 'Payments' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click()
  expect(await page.getByLabel('Reference').inputValue()).toBe('PO 4711')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
  expect((await read(page, id)).reference).toBe('PO 4711')
}, 60_000)

test('what somebody else saved meanwhile is shown beside one’s own, and nothing is overwritten unasked', async () => {
  const { page } = await entered()
  const id = await aDraft(page)
  await page.goto(`${url}/swift-couriers/invoices/${id}/edit`)
  await page.getByLabel('Notes').fill('Mine')
  const other = async (notes: string): Promise<void> => {
    const answer = await page.request.patch(`${url}/v1/invoices/${id}`, {
      headers: { ...headers, 'if-match': '*' },
      data: { notes },
    })
    expect(answer.status()).toBe(200)
  }
  await other('Theirs')
  await page.getByRole('button', { name: 'Save' }).click()
  const conflict = page.getByRole('alert')
  await conflict.getByRole('cell', { name: 'Mine', exact: true }).waitFor()
  await conflict.getByRole('cell', { name: 'Theirs', exact: true }).waitFor()
  expect((await read(page, id)).notes).toBe('Theirs')
  await clean(page)
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect.poll(() => page.getByLabel('Notes').inputValue()).toBe('Theirs')
  await page.getByLabel('Notes').fill('Mine after all')
  await other('Theirs again')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Save mine instead' }).click()
  await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
  expect((await read(page, id)).notes).toBe('Mine after all')
}, 60_000)
