import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import { axeFinds } from './examined.ts'
import { openDemoSite } from './demo-site.ts'

const { url, entered } = await openDemoSite()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

describe('the first face', () => {
  let page: Page
  let complaints: string[]
  beforeAll(async () => {
    ;({ page, complaints } = await entered())
  })

  test('shows the four businesses with what they are owed', async () => {
    for (const name of [
      'Swift Couriers',
      'Nordlicht Technik',
      'Aurora Air Charter',
      'Brightside Home Services',
    ])
      await page.getByRole('link', { name, exact: true }).waitFor()
    await page
      .getByText(/\$\d+,\d{3}\.\d\d/)
      .first()
      .waitFor()
  })

  test('lists invoices by the words of the business', async () => {
    await page.getByRole('link', { name: 'Swift Couriers', exact: true }).click()
    await heading(page, 'Dashboard').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Invoices' }).click()
    await heading(page, 'Invoices').waitFor()
    await page.getByRole('link', { name: /^Overdue/ }).click()
    await page.waitForURL(/word=overdue/)
    const late = page.locator('tbody tr')
    await expect.poll(() => late.count()).toBeGreaterThan(2)
    await page.keyboard.press('/')
    await page.keyboard.type('lakeside')
    await page.waitForURL(/q=lakeside/)
    await expect.poll(() => late.count()).toBe(1)
  })

  test('a draft is sent, paid in part, and its journal and history say so', async () => {
    await page.goto(`${url}/swift-couriers/invoices?word=draft`)
    await page.locator('tbody tr', { hasText: 'ORD-7409' }).getByRole('link').click()
    await heading(page, /^Invoice INV-\d{4}-\d{5}$/).waitFor()
    await page.getByRole('button', { name: 'Mark as sent' }).click()
    await page.getByText('Sent', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Record payment' }).click()
    await page.getByRole('textbox', { name: /^Amount/ }).fill('31.00')
    await page.getByRole('button', { name: 'Check first' }).click()
    await page.getByRole('button', { name: 'Record payment' }).click()
    await page.getByRole('table').getByRole('link', { name: /^INV-/ }).click()
    await page.getByText('Partial', { exact: true }).first().waitFor()
    await page.getByText('Payment by bank transfer').waitFor()
    expect(await page.locator('.entry').count()).toBe(2)
    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText('Marked as sent.').waitFor()
  })

  test('an act that is refused is explained, and ending one asks why', async () => {
    await page.goto(`${url}/aurora-air/invoices?word=draft`)
    await page.locator('tbody tr').first().click()
    await page.getByRole('button', { name: 'More that can be done' }).click()
    await page.getByText('Publish it first.').waitFor()
    // How a menu is built is its library's; that it can be read is ours.
    expect((await axeFinds(page)).filter((found) => found.startsWith('color-contrast'))).toEqual([])
    await page.getByRole('menuitem', { name: /^Void/ }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Void' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('Flown for another operator')
    await dialog.getByRole('button', { name: 'Void' }).click()
    await page.getByText('“Flown for another operator”').first().waitFor()
  })

  test('finished work becomes an invoice, whose lines can be edited', async () => {
    await page.goto(`${url}/nordlicht-technik/work`)
    await page.getByRole('button', { name: 'Create invoice' }).first().click()
    await heading(page, 'New invoice').waitFor()
    await page.getByRole('button', { name: 'Create draft' }).click()
    await heading(page, /Invoice \(not numbered yet\)/).waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Unit price of line 1').fill('100.00')
    await page.getByRole('button', { name: 'Save' }).click()
    await heading(page, /^Invoice \(not numbered yet\)/).waitFor()
    await page.getByRole('article').getByRole('cell', { name: '100.00', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await heading(page, /Invoice INV-\d{4}-/).waitFor()
  })

  test('events say what was done because of them', async () => {
    await page.goto(`${url}/swift-couriers/events`)
    await page.locator('tbody a').first().click()
    await page.getByText('What was done because of it').waitFor()
    await page.getByText(/^Drafted Invoice INV-\d{4}-\d{5} over [\d,.]+ USD/).waitFor()
  })

  test('nothing went wrong on the way', () => {
    expect(complaints).toEqual([])
  })
})
