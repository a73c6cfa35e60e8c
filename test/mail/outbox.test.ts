import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { keptMailer } from '../../src/adapters/mail/kept-mailer.ts'
import { smtpMailer } from '../../src/adapters/mail/smtp-mailer.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { MailPage, MailRecord } from '../../src/contract/mail.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { startJobs } from '../../src/jobs/runner.ts'
import { enqueueMail, type MailToWrite } from '../../src/operations/mail/enqueue-mail.ts'
import { handOverMail, TriedAgainLater } from '../../src/operations/mail/hand-over-mail.ts'
import { MOST_ATTEMPTS } from '../../src/operations/mail/hand-over-task.ts'
import type { Mailer } from '../../src/operations/mail/ports.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { openServer, problemOf } from '../http/api.ts'
import { orderPriced } from '../http/events.ts'
import { sampleLetter } from '../support/domain/sample-letter.ts'
import { mailServer } from './mail-server.ts'

const sealed = sealer(randomBytes(32))
const { tenant, world, owner, rowCounts } = await openServer({ sealer: sealed })
const us = await tenant('northside', 'fleet')
const clerk = { name: 'Clerk', role: 'owner' } as const
const server = await mailServer()
const smtp = smtpMailer(server.url, 'billing@northside.example')

afterEach(() => {
  server.state.mood = 'takes'
})

let orders = 0
/** A draft of USD 1,200.00 for a customer with or without an address. */
async function draft(email?: string): Promise<string> {
  orders += 1
  const event = orderPriced(`mail-${orders}`)
  const customer = { id: `cus-${orders}`, name: 'Harbor & <Sons>', ...(email ? { email } : {}) }
  const told = await us.call<WorkEventAnswer>('POST', '/v1/work-events', {
    ...event,
    data: { ...event.data, customer },
  })
  return told.body.invoiceIds[0]!
}

const send = (id: string, mail: object | undefined = {}) =>
  us.call<Invoice>('POST', `/v1/invoices/${id}/sending`, mail && { mail })

const mailsOf = async (invoice: string) =>
  (await us.call<MailPage>('GET', `/v1/mails?invoice=${invoice}`)).body.items

const handOver = (mailId: string, mailer: Mailer = smtp) =>
  handOverMail({ world, sealer: sealed, mailer }, { orgId: us.orgId, mailId })

const readMail = async (id: string) => (await us.call<MailRecord>('GET', `/v1/mails/${id}`)).body

const jobsFor = async (id: string) =>
  (await owner.query('select 1 from graphile_worker.jobs where key = $1', [`mail.hand_over ${id}`])).rowCount

describe('an invoice that is sent with a mail', () => {
  test('waits in the outbox from the same transaction on, and is sent once the server took it', async () => {
    const id = await draft('accounts@harbor.example')
    const sent = await send(id, { message: 'Thank you, <b>all</b>.' })
    expect(sent.status).toBe(200)
    const [mail, ...others] = await mailsOf(id)
    expect(others).toEqual([])
    expect(mail).toMatchObject({ kind: 'invoice_sent', state: 'waiting', attempts: 0, sentAt: null })
    expect(await jobsFor(mail!.id)).toBe(1)

    await handOver(mail!.id)
    expect(await readMail(mail!.id)).toMatchObject({ state: 'sent', sentAt: '2026-03-10T09:00:00.000Z' })
    const got = server.received.at(-1)!
    expect(got.envelopeTo).toEqual(['accounts@harbor.example'])
    expect(got.from).toMatchObject({ name: 'The northside company', address: 'billing@northside.example' })
    expect(got.subject).toBe(`Invoice ${sent.body.number} from The northside company`)
    expect(got.messageId).toBe(`<${mail!.id}@northside.example>`)
    expect(got.text).toContain('$1,200.00, due')
    expect(got.html).toContain('$1,200.00, due')
    expect(got.html).toContain('Thank you, &lt;b&gt;all&lt;/b&gt;.')
    expect(got.text).toMatch(/https:\/\/billing\.test\/i\/[\w-]{54}\n/)
    // Nothing is loaded when it is opened, so nobody is told that it was.
    expect(got.html).not.toMatch(/<img|url\(|@import|<link|<script|src=/)
  })

  test('is written in the language that was asked for, its amounts and dates too', async () => {
    const id = await draft('buchhaltung@hafen.example')
    await send(id, { language: 'de' })
    const { content, subject } = await readMail((await mailsOf(id))[0]!.id)
    expect(subject).toMatch(/^Rechnung INV-\d{4}-\d{5} von The northside company$/)
    expect(content!.text).toMatch(/1\.200,00\s\$, fällig am \d+\. \p{L}+ \d{4}/u)
  })

  test('goes to the address that is named instead of the customer’s', async () => {
    const id = await draft('accounts@harbor.example')
    await send(id, { to: 'boss@harbor.example' })
    expect((await mailsOf(id))[0]).toMatchObject({ recipient: 'boss@harbor.example' })
  })

  test('is refused where there is no address, and nothing is done', async () => {
    const id = await draft()
    const before = await rowCounts()
    expect(problemOf(await send(id))).toMatchObject({ status: 422, code: 'mail_address_missing', rule: 28 })
    expect(await rowCounts()).toEqual(before)
    expect((await us.call<Invoice>('GET', `/v1/invoices/${id}`)).body.position.stage).toBe('draft')
  })

  test('is only shown by a dry run', async () => {
    const id = await draft('accounts@harbor.example')
    const before = await rowCounts()
    const shown = await us.call('POST', `/v1/invoices/${id}/sending?dryRun=true`, { mail: {} })
    expect(shown.body).toMatchObject({ dryRun: true, status: 200 })
    expect(await rowCounts()).toEqual(before)
  })

  test('has one mail, however many ask at once', async () => {
    const id = await draft('accounts@harbor.example')
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await mailsOf(id)).toHaveLength(1)
  })

  test('without one, no mail is written', async () => {
    const id = await draft('accounts@harbor.example')
    await us.call('POST', `/v1/invoices/${id}/sending`, {})
    expect(await mailsOf(id)).toEqual([])
  })
})

const write = (mail: Partial<MailToWrite> & { act: string }) =>
  inOrganization(world.db, us.orgId, (tx) =>
    enqueueMail({ world, sealer: sealed }, tx, us.orgId, clerk, {
      kind: 'invitation',
      recipient: 'ada@northside.example',
      subject: 'Come in',
      letter: sampleLetter,
      ...mail,
    }),
  )

/** The id of the mail of an act. */
async function mailOf(act: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from billhook.mail where act = $1', [act])
  expect(rows).toHaveLength(1)
  return rows[0]!.id
}

test('one act has one mail and one job, however many transactions write it at once', async () => {
  const written = await Promise.all(Array.from({ length: 20 }, () => write({ act: 'invite ada' })))
  expect(written.filter(Boolean)).toHaveLength(1)
  expect(await jobsFor(await mailOf('invite ada'))).toBe(1)
})

test('an act that is undone leaves neither mail nor job', async () => {
  const jobs = async () => (await owner.query('select 1 from graphile_worker.jobs')).rowCount
  const before = await jobs()
  await inOrganization(world.db, us.orgId, async (tx) => {
    await enqueueMail({ world, sealer: sealed }, tx, us.orgId, clerk, {
      kind: 'invitation',
      act: 'undone',
      recipient: 'ada@northside.example',
      subject: 'Come in',
      letter: sampleLetter,
    })
    throw new Error('undone')
  }).catch(() => {})
  expect((await owner.query(`select 1 from billhook.mail where act = 'undone'`)).rowCount).toBe(0)
  expect(await jobs()).toBe(before)
})

describe('a mail that is not taken', () => {
  test('says why and is tried again, under the same Message-ID', async () => {
    await write({ act: 'busy' })
    const id = await mailOf('busy')
    server.state.mood = { refuses: 451, saying: 'Try again later' }
    await expect(handOver(id)).rejects.toThrow(TriedAgainLater)
    expect(await readMail(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      reason: 'The mail server did not take it: 451 Try again later',
    })
    server.state.mood = 'takes'
    await handOver(id)
    expect(await readMail(id)).toMatchObject({ state: 'sent', attempts: 2, reason: null })
    expect(server.received.at(-1)?.messageId).toBe(`<${id}@northside.example>`)
  })

  test('is given up at once where it is refused for good, and sent anew by a person', async () => {
    await write({ act: 'nobody' })
    const id = await mailOf('nobody')
    server.state.mood = { refuses: 550, saying: 'No such user' }
    await handOver(id)
    expect(await readMail(id)).toMatchObject({ state: 'given_up', reason: expect.stringContaining('550') })
    await handOver(id)
    expect(await readMail(id)).toMatchObject({ attempts: 1 })
    server.state.mood = 'takes'
    const again = await us.call('POST', `/v1/mails/${id}/retry`)
    expect(again.body).toMatchObject({ state: 'waiting', attempts: 0, reason: null })
    await handOver(id)
    expect(await readMail(id)).toMatchObject({ state: 'sent' })
  })

  test('is given up after so many attempts', async () => {
    await write({ act: 'silent' })
    const id = await mailOf('silent')
    const silent = smtpMailer('smtp://127.0.0.1:9', 'billing@northside.example')
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++)
      await expect(handOver(id, silent)).rejects.toThrow(TriedAgainLater)
    await handOver(id, silent)
    expect(await readMail(id)).toMatchObject({
      state: 'given_up',
      reason: expect.stringMatching(/^Given up after 12 attempts\. The mail server could not be reached/),
    })
  })

  test('is handed over once more when the program died before it was recorded: sent at least once', async () => {
    await write({ act: 'died' })
    const id = await mailOf('died')
    const before = server.received.length
    const dying: Mailer = {
      async handOver(mail) {
        await smtp.handOver(mail)
        throw new Error('killed')
      },
    }
    await expect(handOver(id, dying)).rejects.toThrow('killed')
    await handOver(id)
    const ids = server.received.slice(before).map(({ messageId }) => messageId)
    expect(ids).toEqual([`<${id}@northside.example>`, `<${id}@northside.example>`])
  })
})

test('one that was sent is not sent again by anybody', async () => {
  await write({ act: 'sent' })
  const id = await mailOf('sent')
  await handOver(id)
  const before = server.received.length
  expect(problemOf(await us.call('POST', `/v1/mails/${id}/retry`))).toMatchObject({
    status: 409,
    code: 'mail_on_its_way',
  })
  await handOver(id)
  expect(server.received.length).toBe(before)
})

describe('a mail that lets in whoever has it', () => {
  test('is read by nobody here once there is a mail server, and forgotten once it was sent', async () => {
    await write({ act: 'secret', isSecret: true })
    const id = await mailOf('secret')
    expect((await readMail(id)).content).toBeNull()
    await handOver(id)
    expect(server.received.at(-1)?.text).toContain('/enter/secret')
    const { rows } = await owner.query('select content from billhook.mail where id = $1', [id])
    expect(rows).toEqual([{ content: null }])
  })

  test('is kept and read by who manages the organization where there is none', async () => {
    await write({ act: 'kept secret', isSecret: true })
    const id = await mailOf('kept secret')
    await handOver(id, keptMailer)
    expect(await readMail(id)).toMatchObject({ state: 'kept', sentAt: null })
    expect((await readMail(id)).content?.html).toContain('/enter/secret')
    const clerks = { authorization: `Bearer ${await us.key('billing_specialist')}` }
    const seen = await us.call<MailRecord>('GET', `/v1/mails/${id}`, undefined, clerks)
    expect(seen.body.content).toBeNull()
  })
})

test('the jobs of the program hand it over by themselves', async () => {
  const id = await draft('accounts@harbor.example')
  await send(id)
  const unused = (): never => {
    throw new Error('no Fleetbase here')
  }
  const jobs = await startJobs({
    world,
    sealer: sealed,
    fleetbase: { read: unused },
    lists: { orders: unused, purchaseRates: unused },
    mailer: smtp,
    log: { debug() {}, warn() {}, error() {} },
  })
  onTestFinished(() => jobs.stop())
  await expect.poll(async () => (await mailsOf(id))[0]?.state, { timeout: 15_000 }).toBe('sent')
})

test('what mails say is unreadable in the database', async () => {
  const id = await draft('accounts@harbor.example')
  await send(id, { message: 'between us' })
  const { rows } = await owner.query<{ content: Buffer }>(
    'select content from billhook.mail where invoice_id = $1',
    [id],
  )
  expect(rows[0]!.content.includes('between us')).toBe(false)
})

test('a viewer reads the outbox and sends nothing; another organization sees nothing', async () => {
  await write({ act: 'looked at' })
  const id = await mailOf('looked at')
  const viewer = { authorization: `Bearer ${await us.key('viewer')}` }
  expect((await us.call('GET', `/v1/mails/${id}`, undefined, viewer)).status).toBe(200)
  expect(problemOf(await us.call('POST', `/v1/mails/${id}/retry`, undefined, viewer))).toMatchObject({
    status: 403,
  })
  const them = await tenant('southside', 'fleet')
  expect((await them.call<MailPage>('GET', '/v1/mails')).body.items).toEqual([])
  expect((await them.call('GET', `/v1/mails/${id}`)).status).toBe(404)
  expect((await them.call('POST', `/v1/mails/${id}/retry`)).status).toBe(404)
})

test('a name cannot add a header or another recipient', async () => {
  await write({
    act: 'headers',
    recipient: 'ada@northside.example',
    subject: 'Hello\r\nBcc: eve@elsewhere.example',
    letter: { ...sampleLetter, company: 'North\r\nBcc: eve@elsewhere.example, "x" <eve@elsewhere.example>' },
  })
  await handOver(await mailOf('headers'))
  const got = server.received.at(-1)!
  expect(got.envelopeTo).toEqual(['ada@northside.example'])
  expect(got.bcc).toBeUndefined()
  expect(got.headers.map(({ key }) => key)).not.toContain('bcc')
})
