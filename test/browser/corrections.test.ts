import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Invoice, InvoicePage } from '../../src/contract/invoice.ts'
import { formatMoneyWith } from '../../src/kernel/money.ts'
import { openDemoSite } from './demo-site.ts'
import { axeFinds } from './examined.ts'

const { url, entered } = await openDemoSite()
const headers = { 'billhook-organization': 'swift-couriers' }

/** The page of a sent invoice, with the form of an act open. */
async function opened(page: Page, act: string): Promise<string> {
  const list = await page.request.get(`${url}/v1/invoices?word=sent&kind=invoice`, { headers })
  const { id } = ((await list.json()) as InvoicePage).items[0]!
  await page.goto(`${url}/swift-couriers/invoices/${id}`)
  await page.getByRole('button', { name: 'More that can be done' }).click()
  await page.getByRole('menuitem', { name: act, exact: true }).click()
  await page.getByRole('dialog', { name: act }).waitFor()
  // Neither the menu that goes nor the dialog that comes is half there when it is looked at.
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('dialog', { name: act }).evaluate(isStill)).toBe(true)
  return id
}

/** Whether nothing of it moves or fades any more. */
const isStill = (element: { getAnimations(options: object): unknown[] }): boolean =>
  element.getAnimations({ subtree: true }).length === 0

const shownHere = async (page: Page): Promise<Invoice> => {
  const id = new URL(page.url()).pathname.split('/')[3]!
  return (await (await page.request.get(`${url}/v1/invoices/${id}`, { headers })).json()) as Invoice
}

test('a line is credited in the dialog: its total is the server’s, and the documents name each other', async () => {
  const { page, complaints } = await entered()
  const original = await opened(page, 'Credit')
  await page.getByText('By line').click()
  await page
    .getByLabel(/^Amount of /)
    .first()
    .fill('1.23')
  await page.getByLabel('Reason').selectOption('goodwill')
  const shown = await page.locator('.draft-totals dd.strong').innerText()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Confirm credit note' }).click()
  await page.getByRole('heading', { level: 1, name: /^Credit note/ }).waitFor()
  const note = await shownHere(page)
  expect(shown).toBe(formatMoneyWith('symbol', BigInt(note.total), note.currency))
  expect(note.related.find(({ id }) => id === original)).toMatchObject({ relation: 'original' })
  await page.getByText('Credited for').waitFor()
  expect(complaints).toEqual([])
}, 60_000)

test('an invoice is taken back and its new draft opens', async () => {
  const { page } = await entered()
  await opened(page, 'Correct')
  await page.getByLabel('Reason').selectOption('wrong_details')
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Take back and draft anew' }).click()
  await page.waitForURL(/\/edit$/)
  expect((await shownHere(page)).related.map(({ relation }) => relation)).toContain('replaces')
}, 60_000)

test('an adjustment says what will happen before it does', async () => {
  const { page } = await entered()
  await opened(page, 'Adjust')
  await page.getByLabel('Description of line 1').fill('Two more stops')
  await page.getByLabel('Unit price of line 1').fill('40')
  await page.getByRole('button', { name: 'Add a line' }).click()
  await page.getByLabel('Description of line 2').fill('Waiting')
  await page.getByLabel('Unit price of line 2').fill('2.50')
  await page.getByRole('button', { name: 'See what happens' }).click()
  await page.getByRole('region', { name: 'What will happen' }).getByText('42.50').first().waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Adjust' }).click()
  await page.getByRole('heading', { level: 1, name: /^Supplement/ }).waitFor()
}, 60_000)
