import type { Page } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { contentOf } from '../../src/operations/mail/enqueue-mail.ts'
import { serviceOrderDone } from '../http/events.ts'
import { axeFinds, examine } from './examined.ts'
import { openMailSite } from './mail-site.ts'

const site = await openMailSite()
const { url } = site
const us = await site.tenant('deposits', 'field-service')
/** Net 200.00, tax 38.00. */
const work = async (id: string): Promise<string> => {
  const { body } = await us.call<WorkEventAnswer>('POST', '/v1/work-events', serviceOrderDone(id))
  return body.workId!
}
const read = async (id: string): Promise<Invoice> =>
  (await us.call<Invoice>('GET', `/v1/invoices/${id}`)).body
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/')[3]!
/** What the server is asked for may take as long as any page. */
/** The portal's link in the latest mail to an address. */
async function portalLink(email: string): Promise<string> {
  const { rows } = await site.owner.query<{ id: string; content: Buffer }>(
    'select id, content from billhook.mail where recipient = $1 order by id desc limit 1',
    [email],
  )
  const { id, content } = rows[0]!
  const { text } = JSON.parse(site.sealed.open(content, contentOf(us.orgId, id))) as { text: string }
  return /http\S+\/portal\/enter#\S+/.exec(text)![0]
}
const word = (page: Page, text: string) => page.getByRole('main').getByText(text, { exact: true }).first()
const saidIn = async (page: Page, name: string): Promise<string> =>
  (await page.getByLabel(name, { exact: true }).innerText()).replaceAll(/\s+/g, ' ')

/** Opens the form of a deposit from the button on a page, whole and still. */
async function opensForm(page: Page, title = 'Ask for a deposit'): Promise<void> {
  await page.getByRole('button', { name: title }).click()
  await page.getByRole('dialog', { name: title }).locator('.draft-totals').waitFor()
}

/** Waits until a form has made a document of this kind and confirms it. */
async function confirms(page: Page, kind: string): Promise<Invoice> {
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${kind}`) }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await word(page, 'Posted').waitFor()
  return read(idIn(page))
}

async function pays(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Record payment' }).click()
  await page.getByRole('button', { name: 'Check first' }).click()
  await page.getByRole('button', { name: 'Record payment' }).click()
  await page.getByRole('heading', { level: 1, name: /^Payment of/ }).waitFor()
  await page.getByRole('table').getByRole('link', { name: title }).click()
  await word(page, 'Paid').waitFor()
}

test('a deposit on work is previewed, asked for and paid; the invoice for the whole bills the rest to the cent', async () => {
  const workId = await work('1')
  const { page, complaints } = await site.entered()
  await page.goto(`${url}/deposits/work/${workId}`)
  await opensForm(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByText('$238.00 of the whole is left to bill, tax included.').waitFor()
  const preview = () => saidIn(page, 'What the deposit comes to')
  await expect.poll(preview).toContain('Left for the final invoice 166.60')
  expect(await preview()).toBe(
    'Without tax 60.00 Tax 19% 11.40 Deposit $71.40 Left for the final invoice 166.60',
  )
  await dialog.getByText('Amount', { exact: true }).click()
  await dialog.getByLabel('Amount in USD').fill('238.01')
  await dialog.getByRole('alert').getByText('The whole has 238.00 USD left for deposits').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await dialog.getByText('Percent', { exact: true }).click()
  await dialog.getByLabel('Percent of the whole').fill('120')
  await dialog.getByText('Write a percentage above 0, up to 100.').waitFor()
  await dialog.getByLabel('Percent of the whole').fill('33.3')
  await expect.poll(preview).toContain('Deposit $79.25')
  await examine(page, 'the form of a deposit')
  await dialog.getByRole('button', { name: 'Draft the deposit' }).click()
  const deposit = await confirms(page, 'Deposit invoice')
  expect(deposit).toMatchObject({ kind: 'deposit', total: 7925 })
  await pays(page, deposit.number!)

  await page.goto(`${url}/deposits/work/${workId}`)
  await page.getByText('Deposit', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Create invoice' }).click()
  const totals = () => saidIn(page, 'Totals')
  await expect.poll(totals).toContain('Less deposits')
  const typed = await totals()
  await examine(page, 'an invoice that deducts a deposit, while it is typed')
  await page.getByRole('button', { name: 'Create draft' }).click()
  await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
  const draft = await read(idIn(page))
  expect(draft.total).toBe(23_800 - 7_925)
  expect(typed).toContain(`Total $${(draft.total / 100).toFixed(2)}`)
  expect(typed).toContain(`Tax 19% ${(draft.tax / 100).toFixed(2)}`)

  // What is typed over it comes to what the server makes of it.
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Quantity of line 1').fill('3')
  const edited = await totals()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: /^Invoice/ }).waitFor()
  const final = await confirms(page, 'Invoice')
  expect(final.total).toBe(draft.total + 8_500 + 1_615)
  expect(edited).toContain(`Total $${(final.total / 100).toFixed(2)}`)

  // Both name each other, and the paper says what comes off.
  const paper = page.getByRole('article')
  await paper.getByText(`Less Deposit invoice ${deposit.number}`, { exact: false }).waitFor()
  await page.getByText('deposit for it · 79.25').waitFor()
  await examine(page, 'an invoice that deducts a deposit')
  await page.getByRole('link', { name: `Deposit invoice ${deposit.number}` }).click()
  await page.getByText('bills the whole', { exact: false }).waitFor()
  await page.getByRole('link', { name: `Invoice ${final.number}`, exact: true }).click()
  await pays(page, final.number!)

  const { page: stranger, complaints: strange } = await site.opens()
  const link = await us.call<{ link: { url: string } }>('POST', `/v1/invoices/${final.id}/link`, {})
  await stranger.goto(link.body.link.url)
  await stranger.getByRole('row', { name: `Less Deposit invoice ${deposit.number}` }).waitFor()
  await examine(stranger, 'the public page of an invoice that deducts a deposit')

  // In the portal too, with the deposit among the documents.
  const email = 'ap@harbor.example'
  await us.call('POST', `/v1/customers/${final.customerId}/portal-access`, { email })
  const { page: client, complaints: clients } = await site.opens()
  await client.goto(await portalLink(email))
  await client.getByRole('button', { name: 'Show my invoices' }).click()
  await client.getByRole('link', { name: `Deposit invoice ${deposit.number}` }).waitFor()
  await client.getByRole('link', { name: new RegExp(`^Invoice ${final.number}`) }).click()
  await client.getByRole('row', { name: `Less Deposit invoice ${deposit.number}` }).waitFor()
  expect(clients).toEqual([])
  expect([...complaints.filter((one) => !one.includes('422')), ...strange]).toEqual([])
}, 120_000)

test('a deposit for all of a draft leaves 0.00, which is paid; nothing more can be asked for', async () => {
  const workId = await work('2')
  const { page } = await site.entered()
  const made = await us.call<Invoice>('POST', '/v1/invoices', { works: [workId], saveAsDraft: true })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const draft = `${url}/deposits/invoices/${made.body.id}`
  const ask = async (): Promise<void> => {
    await page.goto(draft)
    await page.getByRole('button', { name: 'More that can be done' }).click()
    await page.getByRole('menuitem', { name: 'Ask for a deposit' }).click()
    await page.getByRole('dialog', { name: 'Ask for a deposit' }).waitFor()
  }
  await ask()
  await page.getByRole('dialog').getByText('Progress', { exact: true }).click()
  await page.getByLabel('Up to percent of the whole').fill('100')
  await expect
    .poll(() => saidIn(page, 'What the deposit comes to'))
    .toContain('Deposit $238.00 Left for the final invoice 0.00')
  await page.getByRole('button', { name: 'Draft the deposit' }).click()
  await page.getByRole('heading', { level: 1, name: /^Deposit invoice/ }).waitFor()

  // What stands around a deposit can be edited, its lines follow from what was asked for.
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByText('The lines of a deposit follow from what it was asked for.').waitFor()
  await page.getByLabel('Reference').fill('PO 4411')
  await examine(page, 'a deposit while it is edited')
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await confirms(page, 'Deposit invoice')).toMatchObject({ total: 23_800, reference: 'PO 4411' })

  await ask()
  await page
    .getByRole('alert')
    .getByText('Deposits are asked for all of it already: nothing is left.')
    .waitFor()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await word(page, 'Paid').waitFor()
  expect(await read(made.body.id)).toMatchObject({ total: 0, balance: 0, position: { settlement: 'paid' } })
  await page.getByRole('article').getByText('$0.00').first().waitFor()
  await page.goto(`${url}/deposits/work/${workId}`)
  await page.getByText('Deposit', { exact: true }).first().waitFor()
  expect(await page.getByRole('button', { name: 'Ask for a deposit' }).count()).toBe(0)
}, 120_000)

test.each([
  {
    locale: 'fr-FR',
    title: 'Demander un acompte',
    left: /^Reste pour la facture finale/,
    ask: 'Préparer l’acompte',
  },
  {
    locale: 'de-DE',
    title: 'Anzahlung anfordern',
    left: /^Bleibt für die Schlussrechnung/,
    ask: 'Anzahlung entwerfen',
  },
])(
  '$locale: it is asked for in words of the reader',
  async ({ locale, title, left, ask }) => {
    const workId = await work(locale)
    const { page } = await site.entered({ locale })
    await page.goto(`${url}/deposits/work/${workId}`)
    await opensForm(page, title)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(left).waitFor()
    await examine(page, `the form of a deposit, ${locale}`)
    await dialog.getByRole('button', { name: ask }).click()
    await page
      .getByRole('heading', { level: 1 })
      .getByText(/^(Facture d’acompte|Anzahlungsrechnung)/)
      .waitFor()
  },
  60_000,
)
