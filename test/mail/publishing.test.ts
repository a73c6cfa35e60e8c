import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sealer } from '../../src/adapters/sealing.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { Mail, MailPage, MailRecord } from '../../src/contract/mail.ts'
import type { PortalClientInvited } from '../../src/contract/portal-client.ts'
import { openServer, problemOf } from '../http/api.ts'

const { tenant, rowCounts } = await openServer({ sealer: sealer(randomBytes(32)) })
const charter = await tenant('aurora', 'charter')

/** A draft for a customer of that name, which is made with its first. */
async function draft(customer: string, email?: string): Promise<Invoice> {
  const { status, body } = await charter.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: customer, name: customer, ...(email === undefined ? {} : { email }) },
    issuedOn: '2026-03-01',
    lines: [{ description: 'Charter', quantity: '1', unitPrice: '900', taxRate: '0' }],
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

async function letIn(
  { customerId }: Invoice,
  email: string,
  language?: string,
): Promise<PortalClientInvited> {
  const path = `/v1/customers/${customerId}/portal-access`
  const { status, body } = await charter.call<PortalClientInvited>('POST', path, {
    email,
    ...(language === undefined ? {} : { language }),
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const publish = ({ id }: Invoice, body: object = {}) =>
  charter.call<Invoice>('POST', `/v1/invoices/${id}/publication`, body)

async function mailsOf({ id }: Invoice): Promise<Mail[]> {
  return (await charter.call<MailPage>('GET', `/v1/mails?invoice=${id}`)).body.items
}

const recipientsOf = async (invoice: Invoice): Promise<string[]> =>
  (await mailsOf(invoice)).map(({ recipient }) => recipient).toSorted()

describe('publishing (rule 30)', () => {
  test('mails each client of the customer once, in their own language, and nobody else’s client', async () => {
    const invoice = await draft('harbor', 'accounts@harbor.example')
    await letIn(invoice, 'ap@harbor.example')
    await letIn(invoice, 'compta@harbor.example', 'fr')
    await letIn(await draft('another'), 'ap@another.example')
    expect((await publish(invoice)).status).toBe(200)

    const mails = await mailsOf(invoice)
    expect(await recipientsOf(invoice)).toEqual(['ap@harbor.example', 'compta@harbor.example'])
    for (const mail of mails) expect(mail).toMatchObject({ kind: 'invoice_published', state: 'waiting' })
    const text = async (recipient: string) => {
      const { id } = mails.find((mail) => mail.recipient === recipient)!
      return (await charter.call<MailRecord>('GET', `/v1/mails/${id}`)).body.content!.text
    }
    expect(await text('ap@harbor.example')).toContain('$900.00, due')
    expect(await text('compta@harbor.example')).toMatch(/900,00\s\$US/)
    const links = await Promise.all(
      mails.map(async ({ recipient }) => /https:\/\/billing\.test\/i\/\S+/.exec(await text(recipient))![0]),
    )
    expect(new Set(links).size).toBe(1)
  })

  test('is told once: publishing again is refused, archiving and taking back tell nobody', async () => {
    const invoice = await draft('once')
    await letIn(invoice, 'ap@once.example')
    await publish(invoice)
    expect(problemOf(await publish(invoice)).status).toBe(409)
    await charter.call('POST', `/v1/invoices/${invoice.id}/archiving`, {})
    await charter.call('DELETE', `/v1/invoices/${invoice.id}/archiving`)
    expect(await recipientsOf(invoice)).toEqual(['ap@once.example'])
  })

  test('tells whoever it asks for as well, and an address that is both once, with the words', async () => {
    const invoice = await draft('both', 'AP@both.example')
    await letIn(invoice, 'ap@both.example')
    await letIn(invoice, 'boss@both.example', 'de')
    await publish(invoice, { mail: { message: 'Until next time.' } })
    const mails = await mailsOf(invoice)
    expect(mails.map(({ recipient }) => recipient.toLowerCase()).toSorted()).toEqual([
      'ap@both.example',
      'boss@both.example',
    ])
    for (const { id } of mails) {
      const { content } = (await charter.call<MailRecord>('GET', `/v1/mails/${id}`)).body
      expect(content!.text).toContain('Until next time.')
    }
  })

  test('asks for no address where clients are told anyway', async () => {
    const invoice = await draft('none')
    expect(problemOf(await publish(invoice, { mail: {} }))).toMatchObject({ code: 'mail_address_missing' })
    await letIn(invoice, 'ap@none.example')
    expect((await publish(invoice, { mail: {} })).status).toBe(200)
    expect(await recipientsOf(invoice)).toEqual(['ap@none.example'])
  })

  test('tells nobody where null says so, where no one is let in, or the portal shows no invoices', async () => {
    const quiet = await draft('quiet', 'accounts@quiet.example')
    const alone = await draft('alone', 'accounts@alone.example')
    const closed = await draft('closed')
    await letIn(quiet, 'ap@quiet.example')
    const { id } = await letIn(closed, 'ap@closed.example')
    await publish(quiet, { mail: null })
    await publish(alone)
    await charter.call('DELETE', `/v1/customers/${closed.customerId}/portal-access/${id}`)
    await publish(closed)
    for (const invoice of [quiet, alone, closed]) expect(await recipientsOf(invoice)).toEqual([])

    const dark = await draft('dark')
    await letIn(dark, 'ap@dark.example')
    const portal = (invoices: boolean) =>
      charter.call('PATCH', '/v1/organization', { portal: { invoices } }, { 'if-match': '*' })
    expect((await portal(false)).status).toBe(200)
    await publish(dark)
    await portal(true)
    expect(await recipientsOf(dark)).toEqual([])
  })

  test('writes no mail when it is refused, or only shown', async () => {
    const invoice = await draft('refused')
    await letIn(invoice, 'ap@refused.example')
    const before = await rowCounts()
    const shown = await charter.call('POST', `/v1/invoices/${invoice.id}/publication?dryRun=true`, {})
    expect(shown.body).toMatchObject({ dryRun: true, status: 200 })
    expect(await rowCounts()).toEqual(before)
    await charter.call('POST', `/v1/invoices/${invoice.id}/voiding`, { reason: 'Not wanted.' })
    expect(problemOf(await publish(invoice)).status).toBe(409)
    expect(await recipientsOf(invoice)).toEqual([])
  })

  test('a link that is sent again in another language is what a client is written to in from then on', async () => {
    const invoice = await draft('language')
    const { id } = await letIn(invoice, 'ap@language.example')
    const again = (body: object) =>
      charter.call<PortalClientInvited>(
        'POST',
        `/v1/customers/${invoice.customerId}/portal-access/${id}/invitation`,
        body,
      )
    expect((await again({ language: 'de' })).body.language).toBe('de')
    expect((await again({})).body.language).toBe('de')
    await publish(invoice)
    expect((await mailsOf(invoice))[0]!.subject).toMatch(/^Rechnung /)
  })
})
