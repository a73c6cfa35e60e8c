import { expect, test } from 'vitest'
import type { Page } from '@playwright/test'
import type { Invoice } from '../../src/contract/invoice.ts'
import { examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const { us, url } = site
const SHOTS = process.env['SHOTS']
const invoice = await site.invoice()
const [PAY, AGREE] = ['Pay in instalments', 'Agree to these instalments'] as const

/** Looked at by a person with SHOTS=folder: as wide as a desk's screen in light and dark, and as a phone. */
async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return
  for (const [look, width, colorScheme] of [
    ['light', 1280, 'light'],
    ['dark', 1280, 'dark'],
    ['phone', 390, 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${SHOTS}/${name}-${look}.png`, fullPage: true })
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function client(locale = 'en-US'): Promise<Page> {
  const email = `${locale}@harbor.example`.toLowerCase()
  await us.call('POST', `/v1/customers/${invoice.customerId}/portal-access`, { email })
  const { page } = await site.opens({ locale })
  await page.goto(await site.portalLink(email))
  await page.locator('.card button').click()
  await page.locator('.invoices a', { hasText: invoice.number! }).click()
  await page.getByRole('article').waitFor()
  return page
}

test('staff offer plans, with what each comes to; nothing is offered before', async () => {
  expect(await (await client()).getByRole('button', { name: PAY }).count()).toBe(0)
  const { page, complaints } = await site.entered()
  await page.goto(`${url}/northside/settings/billing`)
  const form = page.getByRole('form', { name: 'Instalments in the portal' })
  await form.getByRole('button', { name: 'Add an offer' }).click()
  await form
    .getByText(/^Somebody who owes \$1,000\.00, due .*, and agrees today pays \$333\.34 .*, \$333\.33 /)
    .waitFor()
  await form.getByLabel('From, USD, 1').fill('2000')
  await form.getByText('Nobody who owes $1,000.00 is offered this.').waitFor()
  await form.getByLabel('From, USD, 1').fill('100')
  await form.getByRole('button', { name: 'Add an offer' }).click()
  await form.getByLabel('Parts, 2').selectOption('2')
  await form.getByLabel('One every, 2').selectOption('two_weeks')
  await form.getByLabel('The first is due, 2').selectOption('due_day')
  await examine(page, 'the offers')
  await shoot(page, 'settings')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
  await page.reload()
  expect(await form.getByLabel('From, USD, 1').inputValue()).toBe('100.00')
  expect(await form.getByLabel('Parts, 2').inputValue()).toBe('2')
  expect(complaints).toEqual([])
})

test('a client sees each part before agreeing, and the plan afterwards; staff see who chose', async () => {
  const page = await client('en-GB')
  await page.getByRole('button', { name: PAY }).click()
  const form = page.getByRole('form', { name: PAY })
  expect(await form.getByRole('listitem').count()).toBe(4)
  await form.getByLabel('2 parts, one every two weeks').check()
  expect((await form.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n').at(-1))).toEqual([
    '$249.66',
    '$249.66',
    '$499.32',
  ])
  await examine(page, 'the choice')
  await shoot(page, 'choice')
  await page.setViewportSize({ width: 1280, height: 900 })
  await form.getByLabel('3 parts, one every month').check()
  await form.getByRole('button', { name: AGREE }).click()
  await page.getByRole('article').getByRole('heading', { name: 'Instalments' }).waitFor()
  expect(await page.getByRole('button', { name: PAY }).count()).toBe(0)
  expect((await page.getByRole('article').innerText()).match(/\$166\.44/g)).toHaveLength(3)
  await shoot(page, 'chosen')

  const { page: staff } = await site.entered()
  await staff.goto(`${url}/northside/invoices/${invoice.id}`)
  await staff.getByText(/^Chosen by the client in the portal on /).waitFor()
  await shoot(staff, 'staff')
})

test('what is not offered any more when they agree is not agreed, and they are told', async () => {
  const { body } = await us.call<Invoice>('POST', '/v1/invoices', {
    customerId: invoice.customerId,
    lines: [{ description: 'Late', quantity: '1', unitPrice: '600', taxRate: '0' }],
  })
  const page = await client('de-DE')
  await page.getByRole('link', { name: '← ' }).or(page.locator('.back a')).first().click()
  await page.locator('.invoices a', { hasText: body.number! }).click()
  await page.getByRole('button', { name: 'In Raten zahlen' }).click()
  await page.route('**/instalments', async (route) => {
    await us.call('POST', '/v1/payments', {
      currency: 'USD',
      amount: 100,
      receivedOn: '2026-03-09',
      method: 'cash',
      allocations: [{ invoiceId: body.id }],
    })
    await route.continue()
  })
  await page.getByRole('button', { name: 'Diesen Raten zustimmen' }).click()
  await page.getByRole('alert').getByText('Inzwischen hat sich etwas geändert.').waitFor()
  const { body: now } = await us.call<Invoice>('GET', `/v1/invoices/${body.id}`)
  expect(now.instalments).toEqual([])
})
