import { expect, test } from 'vitest'
import { examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const { us, url, portalLink } = site
const invoice = await site.invoice()
const words = (text: string): string => text.replaceAll(/\s+/g, ' ')

test('a client reads the statement of their account, in each form, and prints it', async () => {
  await us.call('POST', `/v1/customers/${invoice.customerId}/portal-access`, { email: 'ap@harbor.example' })
  const { page, complaints } = await site.opens()
  await page.goto(await portalLink('ap@harbor.example'))
  await page.locator('.card button').click()
  await page.getByRole('link', { name: 'Statement' }).click()
  const lines = page.getByRole('row')
  await lines.nth(3).waitFor()
  const said = words(await page.getByRole('main').innerText())
  for (const part of ['Opening balance $0.00', `Invoice ${invoice.number}`, '-$200.00', 'Balance $499.32'])
    expect(said).toContain(part)
  await examine(page, 'the statement in the portal')

  await page.getByLabel('Form').selectOption('open-item')
  await page.getByRole('columnheader', { name: 'Open' }).waitFor()
  expect(words(await page.getByRole('table').innerText())).toContain('$699.32 $499.32')
  await page.getByLabel('Form').selectOption('activity')
  await page.getByText(`Set against ${invoice.number}: $200.00`).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  await page.getByRole('link', { name: invoice.number! }).first().click()
  await page.getByRole('article', { name: `Invoice ${invoice.number}` }).waitFor()
  expect(complaints).toEqual([])
})

test('staff come to it from the customer, choose a form, and every document opens', async () => {
  const { page, complaints } = await site.entered()
  await page.goto(`${url}/northside/customers/${invoice.customerId}`)
  await page.getByRole('link', { name: 'Statement of account' }).click()
  await page.getByRole('row', { name: /Opening balance/ }).waitFor()
  const totals = words(await page.locator('tfoot').first().innerText())
  expect(totals).toBe('Balance $499.32')
  await page.getByLabel('Form').selectOption('activity')
  await page.getByText('Set against').waitFor()
  expect(new URL(page.url()).searchParams.get('form')).toBe('activity')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  await page.getByRole('link', { name: invoice.number! }).first().click()
  await page.getByRole('heading', { level: 1, name: new RegExp(invoice.number!) }).waitFor()
  expect(complaints).toEqual([])
})
