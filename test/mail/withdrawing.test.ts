import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keptMailer } from '../../src/adapters/mail/kept-mailer.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { Mail, MailPage, MailRecord } from '../../src/contract/mail.ts'
import type { InvitationMade } from '../../src/contract/member.ts'
import type { PortalClientInvited } from '../../src/contract/portal-client.ts'
import { handOverMail, TriedAgainLater } from '../../src/operations/mail/hand-over-mail.ts'
import { type Mailer, MailNotTaken } from '../../src/operations/mail/ports.ts'
import { type SendLinksPayload, sendLinks } from '../../src/operations/portal/ask-for-link.ts'
import { openServer, problemOf } from '../http/api.ts'

const sealed = sealer(randomBytes(32))
const { tenant, world, owner, send } = await openServer({ sealer: sealed })
const us = await tenant('aurora', 'charter')

/** A mail server that counts what it took; `first` is done before it answers. */
function carrier(first: () => Promise<void> = async () => {}) {
  const taken: string[] = []
  const mailer: Mailer = {
    async handOver({ id }) {
      await first()
      taken.push(id)
      return 'sent'
    },
  }
  return { mailer, taken }
}

const busy: Mailer = {
  handOver: () => Promise.reject(new MailNotTaken('The mail server is busy.', false)),
}

const handOver = ({ id }: Pick<Mail, 'id'>, mailer: Mailer) =>
  handOverMail({ world, sealer: sealed, mailer }, { orgId: us.orgId, mailId: id })

/** The mails to an address, the newest first. */
const mailsTo = async (email: string): Promise<Mail[]> =>
  (await us.call<MailPage>('GET', '/v1/mails?limit=200')).body.items.filter(
    ({ recipient }) => recipient === email,
  )
const statesOf = async (email: string) => (await mailsTo(email)).map(({ state }) => state)

let people = 0
/** Somebody invited to work here, and the mail with their link. */
async function invited() {
  people += 1
  const email = `ann-${people}@aurora.example`
  const made = await us.call<InvitationMade>('POST', '/v1/invitations', { email, role: 'viewer' })
  expect(made.status).toBe(201)
  const [mail] = await mailsTo(email)
  return { email, mail: mail!, path: `/v1/invitations/${made.body.id}` }
}

let customers = 0
/** A customer's document, and a client of the portal who was invited for them. */
async function client(email = `ap-${customers}@harbor.example`) {
  customers += 1
  const { body: invoice } = await us.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: `cus-${customers}`, name: `Harbor ${customers}`, email: 'accounts@harbor.example' },
    lines: [{ description: 'Charter', quantity: '1', unitPrice: '900', taxRate: '0' }],
  })
  const access = `/v1/customers/${invoice.customerId}/portal-access`
  const made = await us.call<PortalClientInvited>('POST', access, { email })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return { email, invoice, access: `${access}/${made.body.id}` }
}

describe('an invitation that is withdrawn', () => {
  test('takes its mail with it: no job hands it over, nobody sends it again, and what it said is gone', async () => {
    const { mail, path } = await invited()
    expect((await us.call('DELETE', path)).status).toBe(200)
    const { mailer, taken } = carrier()
    await handOver(mail, mailer)
    expect(taken).toEqual([])
    expect((await us.call<MailRecord>('GET', `/v1/mails/${mail.id}`)).body).toMatchObject({
      state: 'withdrawn',
      reason: 'The invitation was withdrawn.',
      attempts: 0,
      sentAt: null,
      content: null,
    })
    expect(problemOf(await us.call('POST', `/v1/mails/${mail.id}/retry`))).toMatchObject({
      status: 409,
      code: 'mail_withdrawn',
      rule: 28,
    })
    const { rows } = await owner.query('select content from billhook.mail where id = $1', [mail.id])
    expect(rows).toEqual([{ content: null }])
  })

  test.each([
    ['was tried in vain', busy],
    ['is kept because there is no mail server', keptMailer],
  ])('also takes one that %s', async (_, mailer) => {
    const { email, mail, path } = await invited()
    await handOver(mail, mailer).catch((err: unknown) => expect(err).toBeInstanceOf(TriedAgainLater))
    await us.call('DELETE', path)
    expect(await statesOf(email)).toEqual(['withdrawn'])
  })

  test('leaves one that was sent as it is', async () => {
    const { email, mail, path } = await invited()
    await handOver(mail, carrier().mailer)
    await us.call('DELETE', path)
    expect(await statesOf(email)).toEqual(['sent'])
  })

  test('and renewed, only the newest goes out', async () => {
    const { email, mail, path } = await invited()
    expect((await us.call('POST', `${path}/renewal`, {})).status).toBe(201)
    expect(await statesOf(email)).toEqual(['waiting', 'withdrawn'])
    const { mailer, taken } = carrier()
    const [newest] = await mailsTo(email)
    await handOver(mail, mailer)
    await handOver(newest!, mailer)
    expect(taken).toEqual([newest!.id])
    // An address that is invited anew, without looking whether it was, is the same.
    await us.call('POST', '/v1/invitations', { email, role: 'accountant' })
    expect(await statesOf(email)).toEqual(['waiting', 'sent', 'withdrawn'])
  })
})

describe('a client of the portal who is revoked', () => {
  test('is mailed nothing more: neither the invitation, nor what was published, nor a link they asked for', async () => {
    const { email, invoice, access } = await client()
    await us.call('POST', `/v1/invoices/${invoice.id}/publication`, {
      mail: { to: 'accounts@harbor.example' },
    })
    await send('/v1/portal/links', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    })
    const { rows } = await owner.query<{ payload: SendLinksPayload }>(
      `delete from graphile_worker._private_jobs where key like 'portal.send_links %' returning payload`,
    )
    for (const { payload } of rows) await sendLinks({ world, sealer: sealed }, payload)
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual([
      'magic_link',
      'invoice_published',
      'invitation',
    ])
    await us.call('DELETE', access)
    expect(await statesOf(email)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
    // What staff asked for goes to whom they named.
    expect(await statesOf('accounts@harbor.example')).toEqual(['waiting'])
  })

  test('still gets what is for another customer, and links that still let them in', async () => {
    const one = await client('shared@harbor.example')
    const two = await client('shared@harbor.example')
    await us.call('POST', `/v1/invoices/${two.invoice.id}/publication`, {})
    await us.call('DELETE', one.access)
    expect(await statesOf('shared@harbor.example')).toEqual(['waiting', 'waiting', 'withdrawn'])
  })

  test('a new link takes the place of one that did not go out', async () => {
    const { email, invoice, access } = await client('renewed@harbor.example')
    await us.call('POST', `/v1/invoices/${invoice.id}/publication`, {})
    await us.call('POST', `${access}/invitation`, {})
    expect((await mailsTo(email)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'invitation waiting',
      'invoice_published waiting',
      'invitation withdrawn',
    ])
  })
})

describe('withdrawn just while it is handed over', () => {
  test('it was sent if the mail server took it', async () => {
    const { mail, path, email } = await invited()
    const { mailer, taken } = carrier(async () => void (await us.call('DELETE', path)))
    await handOver(mail, mailer)
    expect(taken).toEqual([mail.id])
    expect(await mailsTo(email)).toMatchObject([{ state: 'sent', reason: null }])
  })

  test('it is not tried again if the mail server did not', async () => {
    const { mail, path, email } = await invited()
    const refusing: Mailer = {
      async handOver() {
        await us.call('DELETE', path)
        throw new MailNotTaken('The mail server is busy.', false)
      },
    }
    await handOver(mail, refusing)
    expect(await statesOf(email)).toEqual(['withdrawn'])
    const { mailer, taken } = carrier()
    await handOver(mail, mailer)
    expect(taken).toEqual([])
  })

  test('one of both wins, whoever comes first', async () => {
    for (let round = 0; round < 40; round++) {
      const { mail, path, email } = await invited()
      const { mailer, taken } = carrier()
      const later = async <T>(steps: number, act: () => Promise<T>): Promise<T> => {
        for (let step = 0; step < steps; step++) await new Promise(setImmediate)
        return act()
      }
      const [, withdrawn] = await Promise.all([
        later(round % 20, () => handOver(mail, mailer)),
        later(round % 3, () => us.call('DELETE', path)),
      ])
      expect(withdrawn.status).toBe(200)
      const [state] = await statesOf(email)
      expect(state).toBe(taken.length === 1 ? 'sent' : 'withdrawn')
    }
  })
})
