import type { Seller } from '../../src/contract/party.ts'
import { randomBytes } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keptMailer } from '../../src/adapters/mail/kept-mailer.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import { peopleIn } from '../../src/adapters/people/people.ts'
import type { AuditPage } from '../../src/contract/history.ts'
import type { Invoice } from '../../src/contract/invoice.ts'
import type { OrganizationSettings } from '../../src/contract/organization-settings.ts'
import type {
  PortalAccount,
  PortalInvoice,
  PortalInvoicePage,
  PortalSession,
} from '../../src/contract/portal.ts'
import type { PortalClient } from '../../src/contract/portal-client.ts'
import { isShown } from '../../src/domain/invoice/shown.ts'
import { ROLES } from '../../src/domain/status/role.ts'
import { startJobs } from '../../src/jobs/runner.ts'
import { contentOf } from '../../src/operations/mail/enqueue-mail.ts'
import { handOverMail } from '../../src/operations/mail/hand-over-mail.ts'
import { type SendLinksPayload, sendLinks } from '../../src/operations/portal/ask-for-link.ts'
import { inOrganization } from '../../src/store/engine/transaction.ts'
import { readInvoice } from '../../src/store/reading/invoice.ts'
import { listPortalInvoices } from '../../src/store/reading/portal.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { openServer, problemOf, type Tenant } from './api.ts'
import { orderPriced } from './events.ts'
import { enter, invite, type PortalVisitor, visitor } from './portal-client.ts'

const MINUTE = 60_000
const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const sealed = sealer(randomBytes(32))
const clock = { now: Date.parse('2026-03-10T09:00:00Z') }
const server = await openServer(
  (world) => ({
    sealer: sealed,
    people: peopleIn(
      world.db,
      'a secret of thirty-two bytes or more',
      world.newId,
      httpDoubles.office.publicUrl,
    ),
  }),
  () => clock.now,
)
const { send, tenant, owner, world, rowCounts } = server
const charter = await tenant('aurora', 'charter')
const fleet = await tenant('northside', 'fleet')

let made = 0
/** A draft of USD 900.00 for a customer of that name. */
async function draft(who: Tenant, customer: string): Promise<Invoice> {
  made += 1
  const { status, body } = await who.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: customer, name: customer },
    reference: `PO ${made}`,
    issuedOn: '2026-03-01',
    lines: [{ description: 'Charter', quantity: '1', unitPrice: '900', taxRate: '0' }],
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

async function published(customer: string): Promise<Invoice> {
  const invoice = await draft(charter, customer)
  await charter.call('POST', `/v1/invoices/${invoice.id}/publication`, {})
  return invoice
}

const customerOf = async (who: Tenant, name: string): Promise<string> =>
  (await who.call<{ items: { id: string }[] }>('GET', `/v1/customers?q=${name}`)).body.items[0]!.id

/** A client of a customer there is, who entered. */
async function client(who: Tenant, customer: string, email = `ap@${customer}.example`) {
  const invited = await invite(who, await customerOf(who, customer), email)
  const there = await visitor(send, invited.token)
  return { ...there, id: invited.id, email }
}

const listOf = async (who: PortalVisitor, account: string, query = '') =>
  (await who.ask<PortalInvoicePage>('GET', `/v1/portal/accounts/${account}/invoices${query}`)).body.items

const wish = (email: string, language = 'en') =>
  send('/v1/portal/links', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, language }),
  })

/** The wishes that wait; taken out, as a job does. */
async function wishes(): Promise<SendLinksPayload[]> {
  const { rows } = await owner.query<{ payload: SendLinksPayload }>(
    `delete from graphile_worker._private_jobs where key like 'portal.send_links %' returning payload`,
  )
  return rows.map(({ payload }) => payload)
}

/** The links mailed to an address by an organization, the latest first. */
async function linksTo(who: Tenant, email: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; content: Buffer }>(
    `select id, content from billhook.mail where org_id = $1 and recipient = $2 and is_secret
     order by id desc`,
    [who.orgId, email],
  )
  return rows.map(({ id, content }) => {
    const { text } = JSON.parse(sealed.open(content, contentOf(who.orgId, id))) as { text: string }
    return /\/portal\/enter#(\S+)/.exec(text)![1]!
  })
}

describe('a link', () => {
  test('lets in once: of ten who use it together, one gets in', async () => {
    await published('once')
    const { token } = await invite(charter, await customerOf(charter, 'once'), 'ap@once.example')
    const answers = await Promise.all(Array.from({ length: 10 }, () => enter(send, token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9)
    const used = problemOf(await enter(send, token))
    expect(used).toMatchObject({ status: 401, code: 'portal_link_used', rule: 30 })
  })

  test('ends after 15 minutes, and is refused as a forged one is', async () => {
    await published('late')
    const customer = await customerOf(charter, 'late')
    const good = await invite(charter, customer, 'good@late.example')
    const late = await invite(charter, customer, 'late@late.example')
    clock.now += 15 * MINUTE - 1
    expect((await enter(send, good.token)).status).toBe(200)
    clock.now += 1
    const { requestId: _, ...ended } = problemOf(await enter(send, late.token))
    for (const token of ['x', late.token.slice(0, -4) + 'AAAA']) {
      const { requestId: __, ...forged } = problemOf(await enter(send, token))
      expect(forged).toEqual(ended)
    }
  })

  test('has more than 128 random bits, and only its hash is kept', async () => {
    await published('hash')
    const { token } = await invite(charter, await customerOf(charter, 'hash'), 'ap@hash.example')
    expect(Buffer.from(token, 'base64url').length).toBe(16 + 24)
    const there = await visitor(send, token)
    const session = there.cookie.split('=')[1]!
    const { rows } = await owner.query<{ row: string }>(`
      select l::text as row from billhook.portal_link l union all select s::text from billhook.portal_session s`)
    const secrets = [token, session].flatMap((text) => [text, Buffer.from(text, 'base64url').toString('hex')])
    for (const { row } of rows) for (const secret of secrets) expect(row).not.toContain(secret)
  })

  test('is not used up by looking at its page', async () => {
    await published('looked')
    const { token } = await invite(charter, await customerOf(charter, 'looked'), 'ap@looked.example')
    await send(`/portal/enter?x=${token}`, {})
    expect((await send('/v1/portal/session', {})).status).toBe(401)
    expect((await enter(send, token)).status).toBe(200)
  })

  test('is not used from the page of another site', async () => {
    await published('foreign')
    const { token } = await invite(charter, await customerOf(charter, 'foreign'), 'ap@foreign.example')
    const foreign = await send('/v1/portal/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ token }),
    })
    expect(problemOf(foreign)).toMatchObject({ status: 403, code: 'foreign_origin' })
    expect((await enter(send, token)).status).toBe(200)
  })
})

describe('asking for a link', () => {
  test('is answered the same, and does the same, whether the address is a client or not', async () => {
    await published('asks')
    await client(charter, 'asks')
    await wishes()
    const before = await rowCounts()
    const answers = [await wish('ap@asks.example'), await wish('nobody@asks.example')]
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, { done: true }],
      [200, { done: true }],
    ])
    expect(await rowCounts()).toEqual(before)
    const waiting = await wishes()
    expect(waiting.map(({ email }) => email).sort()).toEqual(['ap@asks.example', 'nobody@asks.example'])
    for (const each of waiting) await sendLinks({ world, sealer: sealed }, each)
    const after = await rowCounts()
    expect(Number(after['mail'])).toBe(Number(before['mail']) + 1)
    const [token] = await linksTo(charter, 'ap@asks.example')
    expect((await enter(send, token!)).status).toBe(200)
  })

  test('mails one link however often its job runs', async () => {
    await published('again')
    await client(charter, 'again')
    await wishes()
    await wish('AP@again.example')
    const [asked] = await wishes()
    const before = (await linksTo(charter, 'ap@again.example')).length
    await sendLinks({ world, sealer: sealed }, asked!)
    await sendLinks({ world, sealer: sealed }, asked!)
    expect(await linksTo(charter, 'ap@again.example')).toHaveLength(before + 1)
  })

  test('is refused after five for an address, whoever it is', async () => {
    const answers = []
    for (let time = 0; time < 6; time++) answers.push(await wish('many@nobody.example'))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('of two companies, each mails its own link, and opens itself alone', async () => {
    await published('both')
    await draft(fleet, 'both')
    const email = 'ap@both.example'
    await invite(charter, await customerOf(charter, 'both'), email)
    await invite(fleet, await customerOf(fleet, 'both'), email)
    await wishes()
    await wish(email)
    for (const each of await wishes()) await sendLinks({ world, sealer: sealed }, each)
    const [[one], [other]] = [await linksTo(charter, email), await linksTo(fleet, email)]
    const first = await enter<PortalSession>(send, one!)
    expect(first.body.accounts.map(({ company }) => company)).toEqual(['The aurora company'])
    const cookie = first.headers.get('set-cookie')!.split(';')[0]!
    const second = await enter<PortalSession>(send, other!, cookie)
    expect(second.body.accounts.map(({ company }) => company)).toEqual([
      'The aurora company',
      'The northside company',
    ])
  })
})

test('the links asked for are sent by the program’s jobs', async () => {
  await published('jobs-run')
  const { email } = await client(charter, 'jobs-run')
  const before = (await linksTo(charter, email)).length
  await wish(email, 'de')
  const unused = (): never => {
    throw new Error('no Fleetbase here')
  }
  const jobs = await startJobs({
    world,
    sealer: sealed,
    fleetbase: { read: unused },
    lists: { orders: unused, purchaseRates: unused },
    mailer: keptMailer,
    log: { debug() {}, warn() {}, error() {} },
  })
  onTestFinished(() => jobs.stop())
  await expect.poll(async () => (await linksTo(charter, email)).length, { timeout: 15_000 }).toBe(before + 1)
  const { body } = await charter.call<{ items: { recipient: string; subject: string }[] }>('GET', '/v1/mails')
  expect(body.items.find(({ recipient }) => recipient === email)!.subject).toBe(
    'Ihr Link zu den Rechnungen von The aurora company',
  )
})

describe('the mail with a link', () => {
  test('is unreadable to staff where it goes out, and forgotten once it was sent', async () => {
    await published('mailed')
    await invite(charter, await customerOf(charter, 'mailed'), 'ap@mailed.example')
    const find = async () =>
      (
        await charter.call<{ items: { id: string; recipient: string; kind: string }[] }>('GET', '/v1/mails')
      ).body.items.find(({ recipient }) => recipient === 'ap@mailed.example')!
    const { id, kind } = await find()
    expect(kind).toBe('invitation')
    expect((await charter.call('GET', `/v1/mails/${id}`)).body).toMatchObject({ content: null })
    const mailer = { handOver: () => Promise.resolve('sent' as const) }
    await handOverMail({ world, sealer: sealed, mailer }, { orgId: charter.orgId, mailId: id })
    const { rows } = await owner.query('select content from billhook.mail where id = $1', [id])
    expect(rows).toEqual([{ content: null }])
  })

  test('goes with the invitation or not at all', async () => {
    await published('whole')
    const before = await rowCounts()
    const customer = await customerOf(charter, 'whole')
    await invite(charter, customer, 'ap@whole.example')
    const after = await rowCounts()
    for (const table of ['portal_client', 'portal_link', 'mail'])
      expect(Number(after[table])).toBe(Number(before[table]) + 1)
    const twice = await charter.call('POST', `/v1/customers/${customer}/portal-access`, {
      email: 'AP@whole.example',
    })
    expect(problemOf(twice)).toMatchObject({ status: 409, code: 'portal_client_already' })
    expect(await rowCounts()).toEqual(after)
  })

  test('is the only one to bear the link where there is a mail server', async () => {
    const delivering = await openServer({
      sealer: sealed,
      office: { publicUrl: () => 'https://x.test', delivers: true },
    })
    const us = await delivering.tenant('delivers', 'fleet')
    await us.call('POST', '/v1/work-events', orderPriced('1'))
    const customer = await customerOf(us, 'Harbor')
    const path = `/v1/customers/${customer}/portal-access`
    const invited = await us.call('POST', path, { email: 'ap@harbor.example' })
    expect(invited.body).toMatchObject({ state: 'invited', link: null })
  })
})

describe('what a client sees', () => {
  test('a charter client sees what is published, at once; drafts and archived ones are unknown', async () => {
    const shown = await published('sees')
    const hidden = await draft(charter, 'sees')
    const { id: account, ...who } = await client(charter, 'sees')
    expect((await listOf(who, account)).map(({ id }) => id)).toEqual([shown.id])
    const path = (id: string) => `/v1/portal/accounts/${account}/invoices/${id}`
    expect(problemOf(await who.ask('GET', path(hidden.id)))).toMatchObject({ code: 'invoice_not_found' })

    await charter.call('POST', `/v1/invoices/${hidden.id}/publication`, {})
    expect((await who.ask('GET', path(hidden.id))).status).toBe(200)
    expect(await listOf(who, account)).toHaveLength(2)

    await charter.call('POST', `/v1/invoices/${hidden.id}/archiving`, {})
    expect((await listOf(who, account)).map(({ id }) => id)).toEqual([shown.id])
    const found = await listOf(who, account, `?q=${encodeURIComponent(hidden.reference!)}`)
    expect(found.map(({ id, archived }) => [id, archived])).toEqual([[hidden.id, true]])
  })

  test('a fleet client sees what was sent, without publishing', async () => {
    const invoice = await draft(fleet, 'sent')
    const { id: account, ...who } = await client(fleet, 'sent')
    expect(await listOf(who, account)).toEqual([])
    await fleet.call('POST', `/v1/invoices/${invoice.id}/sending`, {})
    expect((await listOf(who, account)).map(({ id }) => id)).toEqual([invoice.id])
  })

  test('the balance counts what may be seen, and nothing of a draft', async () => {
    const invoice = await draft(fleet, 'owes')
    const { id: account, ...who } = await client(fleet, 'owes')
    const read = async () =>
      (await who.ask<PortalAccount>('GET', `/v1/portal/accounts/${account}`)).body.balances
    expect(await read()).toEqual([])
    await fleet.call('POST', `/v1/invoices/${invoice.id}/sending`, {})
    expect(await read()).toEqual([{ currency: 'USD', open: 90_000, overdue: 0, credit: 0 }])
    await fleet.call('POST', '/v1/payments', {
      currency: 'USD',
      amount: 100_000,
      receivedOn: '2026-03-09',
      method: 'bank_transfer',
      customerId: invoice.customerId,
      allocations: [{ invoiceId: invoice.id }],
    })
    expect(await read()).toEqual([{ currency: 'USD', open: 0, overdue: 0, credit: 10_000 }])
  })

  test('reads pending, overdue in red, and paid, in every business', async () => {
    const invoice = await draft(fleet, 'words')
    await fleet.call('POST', `/v1/invoices/${invoice.id}/sending`, {})
    const { id: account, ...who } = await client(fleet, 'words')
    const word = async (whose: PortalVisitor = who) => (await listOf(whose, account))[0]!.word
    expect(await word()).toMatchObject({ word: 'pending', tone: 'waiting' })
    const then = clock.now
    clock.now = Date.parse('2026-04-20T09:00:00Z')
    // The session ended meanwhile: a link opens another one.
    const { link } = (
      await fleet.call<{ link: string }>(
        'POST',
        `/v1/customers/${invoice.customerId}/portal-access/${account}/invitation`,
        {},
      )
    ).body
    expect((await who.ask('GET', '/v1/portal/session')).status).toBe(401)
    const later = await visitor(send, link.split('#')[1]!)
    expect(await word(later)).toMatchObject({ word: 'overdue', tone: 'bad' })
    clock.now = then
    await fleet.call('POST', '/v1/payments', {
      currency: 'USD',
      amount: 90_000,
      receivedOn: '2026-03-09',
      method: 'cash',
      customerId: invoice.customerId,
      allocations: [{ invoiceId: invoice.id }],
    })
    expect(await word(later)).toMatchObject({ word: 'paid', tone: 'good' })
    const { body } = await later.ask<PortalInvoice>(
      'GET',
      `/v1/portal/accounts/${account}/invoices/${invoice.id}`,
    )
    expect(body.payments).toEqual([{ receivedOn: '2026-03-09', method: 'cash', amount: 90_000 }])
  })

  test('the trip or job stands on it', async () => {
    const told = await fleet.call<{ invoiceIds: string[] }>('POST', '/v1/work-events', {
      ...orderPriced('job'),
      data: { ...orderPriced('job').data, customer: { id: 'jobs', name: 'jobs' } },
    })
    await fleet.call('POST', `/v1/invoices/${told.body.invoiceIds[0]!}/sending`, {})
    const { id: account, ...who } = await client(fleet, 'jobs')
    const [row] = await listOf(who, account)
    expect(row!.work).toHaveLength(1)
    const { body } = await who.ask<PortalInvoice>('GET', `/v1/portal/accounts/${account}/invoices/${row!.id}`)
    expect(body.work).toEqual([{ title: row!.work[0], reference: 'ORD-job', day: '2026-03-01' }])
    expect(await listOf(who, account, `?q=${encodeURIComponent(row!.work[0]!.slice(1, 6))}`)).toHaveLength(1)
  })

  test('nothing of another customer, nor of another company: all the same 404', async () => {
    const theirs = await published('theirs')
    const them = await client(charter, 'theirs')
    await published('mine')
    const { id: account, ...who } = await client(charter, 'mine')
    const elsewhere = await draft(fleet, 'elsewhere')
    await fleet.call('POST', `/v1/invoices/${elsewhere.id}/sending`, {})
    const answers = await Promise.all(
      [theirs.id, elsewhere.id, '01a1fc3b-b55e-77c7-87c7-b559a0b370be', 'x'].map(async (id) => {
        const answer = await who.ask('GET', `/v1/portal/accounts/${account}/invoices/${id}`)
        const { requestId: _, ...problem } = problemOf(answer)
        return problem
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 404, code: 'invoice_not_found' })
    const account404 = problemOf(await who.ask('GET', `/v1/portal/accounts/${them.id}`))
    expect(account404).toMatchObject({ status: 404, code: 'portal_account_not_found' })
    expect(JSON.stringify(await listOf(who, account, '?q=PO'))).not.toContain(theirs.id)
  })

  test('nothing while the switch is off, and everything again when it is on', async () => {
    const invoice = await published('switched')
    const { id: account, ...who } = await client(charter, 'switched')
    const set = (invoices: boolean) =>
      charter.call<OrganizationSettings>(
        'PATCH',
        '/v1/organization',
        { portal: { invoices } },
        {
          'if-match': '*',
        },
      )
    expect((await set(false)).body.portal).toEqual({ invoices: false, pdf: true, payment: false })
    expect(await listOf(who, account)).toEqual([])
    expect(await listOf(who, account, '?q=PO')).toEqual([])
    const path = `/v1/portal/accounts/${account}`
    expect((await who.ask('GET', `${path}/invoices/${invoice.id}`)).status).toBe(404)
    expect((await who.ask<PortalAccount>('GET', path)).body.showsInvoices).toBe(false)
    await set(true)
    expect(await listOf(who, account)).toHaveLength(1)
  })

  test('is offered as a PDF as long as that switch is on', async () => {
    const invoice = await published('kept')
    const { id: account, ...who } = await client(charter, 'kept')
    const offered = async () =>
      (await who.ask<PortalInvoice>('GET', `/v1/portal/accounts/${account}/invoices/${invoice.id}`)).body.pdf
    const set = (pdf: boolean) =>
      charter.call('PATCH', '/v1/organization', { portal: { pdf } }, { 'if-match': '*' })
    expect(await offered()).toBe(true)
    await set(false)
    expect(await offered()).toBe(false)
    await set(true)
    expect(await offered()).toBe(true)
  })

  test('says how to pay as long as that switch is on', async () => {
    const { body: before } = await charter.call<OrganizationSettings>('GET', '/v1/organization')
    const set = (change: object) => charter.call('PATCH', '/v1/organization', change, { 'if-match': '*' })
    expect(before.portal.payment).toBe(false)
    const payTo = [{ label: 'Sort code', value: '04-00-04' }]
    await set({ seller: { name: before.seller.name, payTo } })
    const invoice = await published('how')
    const { id: account, ...who } = await client(charter, 'how')
    // The document, the statement and the account itself agree.
    const said = async () => {
      const paths = [`/invoices/${invoice.id}`, '/statement', '']
      const [first, ...others] = await Promise.all(
        paths.map(async (path) => {
          const read = await who.ask<{ seller: Seller }>('GET', `/v1/portal/accounts/${account}${path}`)
          return read.body.seller.payTo
        }),
      )
      for (const other of others) expect(other).toEqual(first)
      return first
    }
    expect(await said()).toEqual([])
    await set({ portal: { payment: true } })
    expect(await said()).toEqual(payTo)
    await set({ portal: { payment: false }, seller: { name: before.seller.name } })
    expect(await said()).toEqual([])
  })

  test('is viewed when its page says so, and not by a read, a machine or staff (rule 18)', async () => {
    const invoice = await published('viewed')
    const { id: account, ...who } = await client(charter, 'viewed')
    const path = `/v1/portal/accounts/${account}/invoices/${invoice.id}`
    const viewedAt = async () =>
      (await charter.call<Invoice>('GET', `/v1/invoices/${invoice.id}`)).body.viewedAt
    await who.ask('GET', path, { 'user-agent': CHROME })
    const see = (headers: Record<string, string>) => who.ask('POST', `${path}/view`, headers)
    expect((await see({ 'user-agent': 'curl/8' })).body).toEqual({ counted: false })
    const key = `Bearer ${await charter.key('viewer')}`
    expect((await see({ 'user-agent': CHROME, authorization: key })).body).toEqual({ counted: false })
    expect(await viewedAt()).toBeNull()
    expect((await see({ 'user-agent': CHROME })).body).toEqual({ counted: true })
    expect(await viewedAt()).not.toBeNull()
  })
})

test('the list shows what the rule shows, whatever became of a document', async () => {
  for (const who of [charter, fleet]) {
    const invoices = await Promise.all(Array.from({ length: 7 }, () => draft(who, 'every')))
    const verb = who === charter ? 'publication' : 'sending'
    for (const { id } of invoices.slice(1)) await who.call('POST', `/v1/invoices/${id}/${verb}`, {})
    const [, , voided, cancelled, archived, published] = invoices.map(({ id }) => `/v1/invoices/${id}`)
    await who.call('POST', `${voided}/voiding`, { reason: 'wrong' })
    await who.call('POST', `${cancelled}/cancellation`, { reason: 'wrong' })
    await who.call('POST', `${archived}/archiving`, {})
    await who.call('POST', `${published}/publication`, {})
    await who.call('POST', `/v1/invoices/${(await draft(who, 'every')).id}/voiding`, { reason: 'a draft' })
    const { customerId } = invoices[0]!
    const [listed, ruled] = await inOrganization(world.db, who.orgId, async (tx) => {
      const { rows } = await listPortalInvoices(tx, who.orgId, { customerId, q: 'PO', limit: 50 })
      const { rows: all } = await owner.query<{ id: string }>(
        'select id from billhook.invoice where org_id = $1 and customer_id = $2',
        [who.orgId, customerId],
      )
      const reads = await Promise.all(all.map(({ id }) => readInvoice(tx, who.orgId, id)))
      const shown = reads.filter((read) => isShown(read!.invoice, read!.profile))
      return [rows.map(({ invoice }) => invoice.id), shown.map((read) => read!.invoice.id)]
    })
    expect(listed.sort()).toEqual(ruled.sort())
    expect(listed).toHaveLength(6)
  }
})

describe('who is let in', () => {
  test.each(ROLES)('a member who is %s may invite or not, as they may change customers', async (role) => {
    await published('rights')
    const customer = await customerOf(charter, 'rights')
    const path = `/v1/customers/${customer}/portal-access`
    const headers = { authorization: `Bearer ${await charter.key(role)}` }
    const mayManage = !['dispatcher', 'viewer'].includes(role)
    const invited = await charter.call<PortalClient>('POST', path, { email: `by-${role}@x.example` }, headers)
    expect(invited.status).toBe(mayManage ? 201 : 403)
    expect((await charter.call('GET', path, undefined, headers)).status).toBe(200)
    const { id } = mayManage ? invited.body : await invite(charter, customer, `for-${role}@x.example`)
    const expected = mayManage ? 200 : 403
    expect((await charter.call('POST', `${path}/${id}/invitation`, {}, headers)).status).toBe(expected)
    expect((await charter.call('DELETE', `${path}/${id}`, undefined, headers)).status).toBe(expected)
  })

  test('is seen by staff: invited, then active with when they were last there, and in the audit trail', async () => {
    await published('audit')
    const customer = await customerOf(charter, 'audit')
    const { token } = await invite(charter, customer, 'ap@audit.example')
    const path = `/v1/customers/${customer}/portal-access`
    const only = async () => (await charter.call<{ items: PortalClient[] }>('GET', path)).body.items[0]!
    expect(await only()).toMatchObject({ state: 'invited', lastSeenAt: null })
    const who = await visitor(send, token)
    const entered = new Date(clock.now).toISOString()
    expect(await only()).toMatchObject({ state: 'active', enteredAt: entered, lastSeenAt: entered })
    clock.now += 61 * MINUTE
    await who.ask('GET', '/v1/portal/session')
    const seen = new Date(clock.now).toISOString()
    expect(await only()).toMatchObject({ enteredAt: entered, lastSeenAt: seen })
    const { id } = await only()
    await charter.call('DELETE', `${path}/${id}`)
    const { body } = await charter.call<AuditPage>('GET', '/v1/audit?subjectType=customer&limit=200')
    const said = body.items.map(({ actor, sentence }) => `${actor}: ${sentence}`)
    for (const sentence of [
      'key owner: ap@audit.example was invited to the portal for audit.',
      'ap@audit.example: ap@audit.example entered the portal for the first time.',
      'key owner: ap@audit.example no longer gets into the portal.',
    ])
      expect(said).toContain(sentence)
  })

  test('revoking holds at once: the session, the link on its way, and the wish that waits', async () => {
    await published('gone')
    const customer = await customerOf(charter, 'gone')
    const { id: account, ...who } = await client(charter, 'gone')
    const path = `/v1/customers/${customer}/portal-access/${account}`
    const { link } = (await charter.call<{ link: string }>('POST', `${path}/invitation`, {})).body
    await wishes()
    await wish('ap@gone.example')
    expect((await who.ask('GET', `/v1/portal/accounts/${account}`)).status).toBe(200)
    await charter.call('DELETE', path)
    for (const door of ['/v1/portal/session', `/v1/portal/accounts/${account}`]) {
      const answer = problemOf(await who.ask('GET', door))
      expect(answer).toMatchObject({ status: 401, code: 'portal_session_missing' })
    }
    const before = await rowCounts()
    for (const each of await wishes()) await sendLinks({ world, sealer: sealed }, each)
    expect(await rowCounts()).toEqual(before)
    expect(problemOf(await charter.call('DELETE', path))).toMatchObject({
      status: 404,
      code: 'portal_client_not_found',
    })
    // Nor do they come back to life with a new invitation.
    const anew = await invite(charter, customer, 'ap@gone.example')
    expect((await enter(send, link.split('#')[1]!)).status).toBe(401)
    expect((await who.ask('GET', '/v1/portal/session')).status).toBe(401)
    expect((await enter(send, anew.token)).status).toBe(200)
  })

  test('revoked for one customer, an address still sees the other', async () => {
    await published('first')
    await published('second')
    const email = 'shared@x.example'
    const first = await client(charter, 'first', email)
    const second = await invite(charter, await customerOf(charter, 'second'), email)
    const accounts = async () =>
      (await first.ask<PortalSession>('GET', '/v1/portal/session')).body.accounts.map(
        ({ customer }) => customer,
      )
    expect(await accounts()).toEqual(['first', 'second'])
    await charter.call(
      'DELETE',
      `/v1/customers/${await customerOf(charter, 'first')}/portal-access/${first.id}`,
    )
    expect(await accounts()).toEqual(['second'])
    expect((await first.ask('GET', `/v1/portal/accounts/${first.id}`)).status).toBe(404)
    expect((await first.ask('GET', `/v1/portal/accounts/${second.id}`)).status).toBe(200)
  })

  test('signing out ends the session itself, not the cookie alone', async () => {
    await published('out')
    const who = await client(charter, 'out')
    const left = await who.ask('DELETE', '/v1/portal/session')
    expect(left.headers.get('set-cookie')).toMatch(/^billhook_portal=;/)
    expect((await who.ask('GET', '/v1/portal/session')).status).toBe(401)
  })

  test('a session ends after seven days', async () => {
    await published('week')
    const who = await client(charter, 'week')
    clock.now += 7 * 24 * 60 * MINUTE - 1
    expect((await who.ask('GET', '/v1/portal/session')).status).toBe(200)
    clock.now += 1
    expect((await who.ask('GET', '/v1/portal/session')).status).toBe(401)
  })
})

describe('staff and clients are kept apart', () => {
  test('the portal’s cookie opens none of the staff’s doors', async () => {
    await published('apart')
    const who = await client(charter, 'apart')
    const value = who.cookie.split('=')[1]!
    for (const cookie of [who.cookie, `billhook_session=${value}`, `billhook_operator=${value}`]) {
      const answer = await send('/v1/invoices', {
        headers: { cookie, 'billhook-organization': 'aurora' },
      })
      expect(answer.status, cookie).toBe(401)
    }
  })

  test('neither the staff’s cookie, the operator’s nor a key opens the portal', async () => {
    await published('staff')
    const { id: account } = await client(charter, 'staff')
    const invitation = await charter.call<{ path: string }>('POST', '/v1/invitations', {
      email: 'ap@staff.example', // a client's address, too
      role: 'owner',
    })
    const accepted = await send('/v1/invitations/acceptance', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: invitation.body.path.split('#')[1],
        name: 'Somebody',
        password: 'a long enough password',
      }),
    })
    const staff = accepted.headers.get('set-cookie')!.split(';')[0]!
    const value = staff.split('=')[1]!
    const operator = (await server.app.request(`/enter/${server.operator.token}`)).headers
      .get('set-cookie')!
      .split(';')[0]!
    const key = await charter.key('owner')
    for (const headers of [
      { cookie: staff, 'billhook-organization': 'aurora' },
      { cookie: `billhook_portal=${value}` },
      { cookie: operator },
      { authorization: `Bearer ${key}` },
    ]) {
      for (const door of ['/v1/portal/session', `/v1/portal/accounts/${account}`])
        expect((await send(door, { headers })).status).toBe(401)
    }
  })

  test('the cookie is bound to the host under https, and no script reads it', async () => {
    await published('cookie')
    const { token } = await invite(charter, await customerOf(charter, 'cookie'), 'ap@cookie.example')
    const response = await server.app.request('https://billing.test/v1/portal/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-billhook_portal=[\w-]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(response.headers.get('x-robots-tag')).toContain('noindex')
  })
})
