import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { WorkEvent } from '../../src/contract/work-event.ts'
import type {
  MappingTried,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookSourceMade,
  WebhookSourceRecord,
  WebhookTaken,
} from '../../src/contract/webhook-source.ts'
import { sealer } from '../../src/adapters/sealing.ts'
import { checkWorkEvent } from '../../src/http/check-work-event.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { receiveWebhook } from '../../src/operations/sources/receive-webhook.ts'
import { openServer, problemOf, type Tenant } from '../http/api.ts'
import { signed } from './signed.ts'

const sealed = sealer(randomBytes(32))
const server = await openServer({ sealer: sealed })
const { app, world, logged } = server

/** A made-up dispatch tool, "Haulier", and what it sends when a job is closed. */
const JOB = {
  type: 'job.closed',
  created: 1772459100,
  job: {
    number: 4711,
    name: 'Pallets, Harbor to Newark',
    currency: 'usd',
    client: { ref: 118, company: '  Harbor Goods ', contact: { email: 'AP@harbor.example' }, town: 'Newark' },
    charges: [
      { code: 'BASE', text: 'Base fee', total: '1000.00', billable: true },
      { code: 'KM', text: '', total: 200, billable: true },
      { code: 'INT', text: 'Driver, internal', total: 90, billable: false },
    ],
    grand_total: 1200,
  },
}

const MAPPING = {
  defaults: { currency: { path: '$.job.currency', convert: 'uppercase' } },
  rules: [
    {
      when: { path: '$.type', is: ['job.closed', 'job.corrected'] },
      event: 'order.priced',
      id: { text: '{$.job.number}-{$.created}' },
      occurredAt: { path: '$.created', convert: { to: 'instant', format: 'unix' } },
      data: {
        currency: { path: '$.job.currency', convert: 'uppercase' },
        customer: {
          id: { path: '$.job.client.ref', convert: 'text' },
          name: { path: '$.job.client.company', convert: 'trim' },
          email: { path: '$.job.client.contact.email', convert: 'lowercase', optional: true },
          address: { city: { path: '$.job.client.town', optional: true } },
        },
        order: {
          id: { path: '$.job.number', convert: 'text' },
          reference: { text: 'Job {$.job.number}' },
          title: { path: '$.job.name' },
        },
        quote: {
          amount: { path: '$.job.grand_total', convert: 'minor' },
          items: {
            each: '$.job.charges[*]',
            where: { path: '@.billable', is: true },
            as: {
              description: {
                first: [{ path: '@.text' }, { path: '@.code', map: { KM: 'Distance', '*': 'Service' } }],
              },
              amount: { path: '@.total', convert: 'minor' },
            },
          },
        },
      },
    },
    {
      when: { path: '$.type', is: 'job.dropped' },
      event: 'order.cancelled',
      data: { order: { id: { path: '$.job.number', convert: 'text' } } },
    },
  ],
}

let fleet: Tenant
let tenants = 0
beforeEach(async () => {
  fleet = await server.tenant(`fleet-${++tenants}`, 'fleet')
})

async function made(more: object = {}): Promise<WebhookSourceMade> {
  const { status, body } = await fleet.call<WebhookSourceMade>('POST', '/v1/webhook-sources', {
    name: 'haulier',
    mapping: MAPPING,
    samples: [JOB],
    ...more,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const change = (id: string, body: object) => fleet.call('PATCH', `/v1/webhook-sources/${id}`, body)

/** A source that is on. */
async function live(more: object = {}): Promise<WebhookSourceMade> {
  const source = await made(more)
  expect((await change(source.id, { on: true })).body).toMatchObject({ on: true })
  return source
}

const seconds = (): number => Math.floor(world.now() / 1000)

/** Sends a webhook as the tool does. */
async function send(
  { path, secret }: WebhookSourceMade,
  payload: unknown,
  id: string,
): Promise<{ status: number; body: WebhookTaken }> {
  const body = JSON.stringify(payload)
  const answer = await app.request(path, {
    method: 'POST',
    body,
    headers: signed(secret, body, id, seconds()),
  })
  return { status: answer.status, body: (await answer.json()) as WebhookTaken }
}

const deliveries = async (id: string): Promise<WebhookDelivery[]> =>
  (await fleet.call<WebhookDeliveryPage>('GET', `/v1/webhook-sources/${id}/deliveries`)).body.items

const invoices = async (): Promise<{ number: string | null; total: number }[]> => {
  const { body } = await fleet.call<{ items: { number: string | null; total: number }[] }>(
    'GET',
    '/v1/invoices',
  )
  return body.items.map(({ number, total }) => ({ number, total }))
}

describe('a tool that was never heard of', () => {
  test('is made a source, and its closed job becomes an invoice', async () => {
    const source = await made()
    expect(source).toMatchObject({ name: 'haulier', on: false, mappingVersion: 1, turnedAway: 0 })
    expect(source.secret).toMatch(/^whsec_/)
    await change(source.id, { on: true })
    const { status, body } = await send(source, JOB, 'msg_1')
    expect({ status, body }).toMatchObject({ status: 200, body: { outcome: 'ingested', reason: null } })
    expect(await invoices()).toEqual([{ number: 'INV-2026-00001', total: 120000 }])
    const [delivery] = await deliveries(source.id)
    expect(delivery).toMatchObject({
      webhookId: 'msg_1',
      outcome: 'ingested',
      mappingVersion: 1,
      attempts: 1,
      problems: [],
    })
    const event = await fleet.call<{ body: WorkEvent; actor: string }>(
      'GET',
      `/v1/work-events/${delivery!.workEventId}`,
    )
    expect(event.body).toMatchObject({
      actor: 'Webhook (haulier)',
      body: {
        source: 'haulier',
        id: '4711-1772459100',
        occurredAt: '2026-03-02T13:45:00.000Z',
        data: {
          customer: { id: '118', name: 'Harbor Goods', email: 'ap@harbor.example' },
          quote: {
            amount: 120000,
            items: [
              { description: 'Base fee', amount: 100000 },
              { description: 'Distance', amount: 20000 },
            ],
          },
        },
      },
    })
  })

  test('another webhook of the same job cancels it; one no rule is for leads to nothing, and says why', async () => {
    const source = await live()
    await send(source, JOB, 'msg_1')
    expect((await send(source, { type: 'job.dropped', job: { number: 4711 } }, 'msg_2')).body.outcome).toBe(
      'ingested',
    )
    const viewed = await send(source, { type: 'job.viewed' }, 'msg_3')
    expect(viewed).toMatchObject({
      status: 200,
      body: { outcome: 'ignored', reason: expect.stringContaining('$.type is "job.viewed"') as string },
    })
    const works = await fleet.call<{ items: { stage: string }[] }>('GET', '/v1/work')
    expect(works.body.items.map(({ stage }) => stage)).toEqual(['cancelled'])
  })
})

describe('a webhook acts once', () => {
  test('sent again, it is answered the same', async () => {
    const source = await live()
    const first = await send(source, JOB, 'msg_1')
    expect(await send(source, JOB, 'msg_1')).toEqual(first)
    // Signed as well, but of a webhook-id that was taken.
    expect(await send(source, { ...JOB, created: 1 }, 'msg_1')).toEqual(first)
    expect(await invoices()).toHaveLength(1)
    expect(await deliveries(source.id)).toHaveLength(1)
  })

  test('sent 50 times at once', async () => {
    const source = await live()
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(source, JOB, 'msg_1')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, body: { outcome: 'ingested' } })
    expect(await invoices()).toHaveLength(1)
    expect(await deliveries(source.id)).toHaveLength(1)
  })

  test('of 20 webhooks at once with one webhook-id and different content, one acts', async () => {
    const source = await live()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(source, { ...JOB, job: { ...JOB.job, number: n } }, 'msg_1')),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await invoices()).toHaveLength(1)
    const events = await fleet.call<{ items: unknown[] }>('GET', '/v1/work-events')
    expect(events.body.items).toHaveLength(1)
  })

  test('of 20 in four processes, too, where only the database keeps them apart', async () => {
    const source = await live()
    const [orgId = '', sourceId = ''] = source.path.split('/').slice(-2)
    const processes = Array.from({ length: 4 }, () => ({ ...world, lanes: new Lanes() }))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const body = JSON.stringify({ ...JOB, job: { ...JOB.job, number: n } })
        const headers = signed(source.secret, body, 'msg_1', seconds())
        const deps = { world: processes[n % 4]!, sealer: sealed, check: checkWorkEvent }
        return receiveWebhook(deps, { orgId, sourceId, rawBody: Buffer.from(body), headers })
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ outcome: 'ingested' })
    expect(await invoices()).toHaveLength(1)
  })

  test('under another webhook-id, the event still acts once', async () => {
    const source = await live()
    await send(source, JOB, 'msg_1')
    expect((await send(source, JOB, 'msg_2')).body).toMatchObject({
      outcome: 'ignored',
      reason: 'Event 4711-1772459100 was told before.',
    })
    expect(await invoices()).toHaveLength(1)
  })
})

describe('a webhook that is not signed right', () => {
  test('is turned away; nothing is kept of it but a count', async () => {
    const source = await live()
    const before = await server.rowCounts()
    const body = JSON.stringify(JOB)
    const good = signed(source.secret, body, 'msg_1', seconds())
    const forged: [Record<string, string>, string][] = [
      [{}, body],
      [good, `${body} `],
      [{ ...good, 'webhook-id': 'msg_2' }, body],
      [{ ...good, 'webhook-timestamp': String(seconds() + 1) }, body],
      [signed('whsec_AAAA', body, 'msg_1', seconds()), body],
      [signed(source.secret, body, 'msg_1', seconds() - 301), body],
    ]
    for (const [headers, text] of forged) {
      const answer = await app.request(source.path, { method: 'POST', body: text, headers })
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ code: 'signature_refused', rule: 27 })
    }
    expect(await server.rowCounts()).toEqual(before)
    const { body: read } = await fleet.call('GET', `/v1/webhook-sources/${source.id}`)
    expect(read).toMatchObject({
      turnedAway: forged.length,
      turnedAwayAt: new Date(world.now()).toISOString(),
    })
  })

  test('an address that is none, and content that is none', async () => {
    const source = await live()
    const nowhere = source.path.slice(0, -1) + (source.path.endsWith('0') ? '1' : '0')
    for (const path of [nowhere, '/v1/sources/webhook/x/y'])
      expect((await app.request(path, { method: 'POST', body: '{}' })).status).toBe(404)
    for (const [body, status] of [
      ['{', 400],
      ['"\\u0000"', 422],
      ['[['.repeat(100), 400],
    ] as const) {
      const answer = await app.request(source.path, {
        method: 'POST',
        body,
        headers: signed(source.secret, body, 'msg_1', seconds()),
      })
      expect(answer.status).toBe(status)
    }
    expect(await deliveries(source.id)).toEqual([])
  })

  test('a rotated secret is good for another 24 hours', async () => {
    const source = await live()
    const rotated = await fleet.call<{ secret: string; oldGoodUntil: string }>(
      'POST',
      `/v1/webhook-sources/${source.id}/secret-rotation`,
    )
    expect(rotated.body.oldGoodUntil).toBe(new Date(world.now() + 86_400_000).toISOString())
    expect((await send(source, JOB, 'msg_old')).status).toBe(200)
    expect((await send({ ...source, secret: rotated.body.secret }, JOB, 'msg_new')).status).toBe(200)
    const again = await fleet.call<{ secret: string }>(
      'POST',
      `/v1/webhook-sources/${source.id}/secret-rotation`,
    )
    for (const secret of [source.secret, rotated.body.secret, again.body.secret])
      expect((await send({ ...source, secret }, JOB, 'msg_new')).status).toBe(200)
  })
})

describe('a mapping', () => {
  test('that is wrong is refused with everything that is wrong with it', async () => {
    const answer = await fleet.call('POST', '/v1/webhook-sources', {
      name: 'x',
      mapping: { event: 'job.done', data: { currency: 'USD', order: { id: { path: 'id' } } } },
    })
    expect(problemOf(answer)).toMatchObject({
      status: 422,
      code: 'mapping_invalid',
      pointer: '/mapping/event',
      errors: [
        { pointer: '/mapping/event' },
        { pointer: '/mapping/data/currency' },
        { pointer: '/mapping/data/order/id/path', code: 'path_invalid' },
      ],
    })
  })

  test('is not switched on while a sample fails, and has none that works', async () => {
    const broken = { ...JOB, job: { ...JOB.job, client: {} } }
    const source = await made({ samples: [JOB, broken] })
    expect(problemOf(await change(source.id, { on: true }))).toMatchObject({
      code: 'samples_fail',
      pointer: '/samples/1',
      detail: expect.stringContaining('/job/client/ref') as string,
    })
    expect(problemOf(await change(source.id, { on: true, samples: [] }))).toMatchObject({
      code: 'samples_missing',
    })
    expect(problemOf(await change(source.id, { on: true, samples: [{ type: 'job.viewed' }] }))).toMatchObject(
      { code: 'samples_missing' },
    )
    expect(
      (await change(source.id, { on: true, samples: [JOB, { type: 'job.viewed' }] })).body,
    ).toMatchObject({ on: true })
    // And what is on stays able to.
    expect(problemOf(await change(source.id, { samples: [broken] }))).toMatchObject({ code: 'samples_fail' })
  })

  test('is tried on samples or a payload, saved or not, and changes nothing', async () => {
    const source = await made({ samples: [JOB, { type: 'job.viewed' }] })
    const trial = (body: object) =>
      fleet.call<MappingTried>('POST', `/v1/webhook-sources/${source.id}/trial`, body)
    const before = await server.rowCounts()
    const { body } = await trial({})
    expect(body.results).toMatchObject([
      { event: { id: '4711-1772459100' }, nothing: null, problems: [] },
      { event: null, nothing: expect.stringContaining('job.viewed') as string, problems: [] },
    ])
    const [problem] = (await trial({ payload: { ...JOB, created: 'soon' } })).body.results
    expect(problem).toMatchObject({
      event: null,
      problems: [{ mapping: '/rules/0/occurredAt', payload: '/created', code: 'not_an_instant' }],
    })
    const other = { event: 'storefront.cash_collected', data: { order: { id: { text: 'J{$.job.number}' } } } }
    expect((await trial({ mapping: other, payload: JOB })).body.results[0]).toMatchObject({
      event: { data: { order: { id: 'J4711' } } },
    })
    expect(problemOf(await trial({ mapping: { event: 'x' } }))).toMatchObject({ code: 'mapping_invalid' })
    expect(await server.rowCounts()).toEqual(before)
  })

  test('that fails keeps the webhook with both places; mended, the webhook is replayed and acts once', async () => {
    const source = await live()
    const odd = { ...JOB, job: { ...JOB.job, client: { ...JOB.job.client, company: null, name: 'Harbor' } } }
    const failed = await send(source, odd, 'msg_1')
    expect(failed).toMatchObject({
      status: 200,
      body: { outcome: 'failed', reason: expect.stringContaining('/job/client/company') as string },
    })
    expect(await send(source, odd, 'msg_1')).toEqual(failed)
    const [delivery] = await deliveries(source.id)
    expect(delivery).toMatchObject({
      problems: [
        { code: 'nothing_there', mapping: '/rules/0/data/customer/name', payload: '/job/client/company' },
      ],
    })
    const mended = structuredClone(MAPPING)
    Object.assign(mended.rules[0]!.data, {
      customer: {
        id: { path: '$.job.client.ref', convert: 'text' },
        name: { first: [{ path: '$.job.client.company' }, { path: '$.job.client.name' }] },
      },
    })
    expect((await change(source.id, { mapping: mended })).body).toMatchObject({ mappingVersion: 2 })
    const replay = () =>
      fleet.call<WebhookDelivery>(
        'POST',
        `/v1/webhook-sources/${source.id}/deliveries/${delivery!.id}/replay`,
      )
    const answers = await Promise.all([replay(), replay(), replay()])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409])
    expect(answers.find(({ status }) => status === 200)!.body).toMatchObject({
      outcome: 'ingested',
      mappingVersion: 2,
      attempts: 2,
      problems: [],
    })
    expect(await invoices()).toHaveLength(1)
    expect(problemOf(await replay()).code).toBe('not_allowed_now')
    const { body } = await fleet.call<WebhookSourceRecord>('GET', `/v1/webhook-sources/${source.id}`)
    expect(body.mappings.map(({ version, mapping }) => [version, mapping])).toEqual([
      [2, mended],
      [1, MAPPING],
    ])
    const read = await fleet.call('GET', `/v1/webhook-sources/${source.id}/deliveries/${delivery!.id}`)
    expect(read.body).toMatchObject({ body: odd })
  })

  test('with long tables of odd names still tells its problems', async () => {
    const table = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}${'😀'.repeat(20)}`, 'x']))
    const odd = structuredClone(MAPPING)
    Object.assign(odd.rules[0]!.data, {
      order: { id: { path: '$.job.number', map: { 4711: 'x', ...table } } },
    })
    const source = await live({ mapping: odd })
    const { body } = await send(source, { ...JOB, job: { ...JOB.job, number: 1 } }, 'msg_1')
    expect(body).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('(not_in_map)') as string,
    })
  })

  test('what was refused by a rule is told under an id of its own when it is replayed', async () => {
    const source = await live()
    await send(source, JOB, 'msg_1')
    const contradiction = { ...JOB, job: { ...JOB.job, grand_total: 1300 } }
    expect((await send(source, contradiction, 'msg_2')).body).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('event_conflict') as string,
    })
    const [delivery] = await deliveries(source.id)
    const replayed = await fleet.call<WebhookDelivery>(
      'POST',
      `/v1/webhook-sources/${source.id}/deliveries/${delivery!.id}/replay`,
    )
    expect(replayed.body).toMatchObject({ outcome: 'ingested', attempts: 2 })
    const event = await fleet.call<{ externalId: string }>(
      'GET',
      `/v1/work-events/${replayed.body.workEventId}`,
    )
    expect(event.body.externalId).toBe('4711-1772459100#2')
  })
})

describe('a source', () => {
  test('that is off keeps webhooks and does nothing; they are replayed once it is on', async () => {
    const source = await made()
    expect((await send(source, JOB, 'msg_1')).body).toMatchObject({
      outcome: 'ignored',
      reason: 'The source was off.',
    })
    expect(await invoices()).toEqual([])
    const [delivery] = await deliveries(source.id)
    const replay = () =>
      fleet.call<WebhookDelivery>(
        'POST',
        `/v1/webhook-sources/${source.id}/deliveries/${delivery!.id}/replay`,
      )
    expect(problemOf(await replay())).toMatchObject({ status: 409, detail: 'The source haulier is off.' })
    await change(source.id, { on: true })
    expect((await replay()).body).toMatchObject({ outcome: 'ingested' })
    await change(source.id, { on: false })
    expect((await send(source, { ...JOB, created: 1 }, 'msg_2')).body.outcome).toBe('ignored')
    expect(await invoices()).toHaveLength(1)
  })

  test('has a name of its own, and no secret is told twice', async () => {
    await made()
    expect(
      problemOf(await fleet.call('POST', '/v1/webhook-sources', { name: 'haulier', mapping: MAPPING })),
    ).toMatchObject({ code: 'source_taken', pointer: '/name' })
    const list = await fleet.call<{ items: object[] }>('GET', '/v1/webhook-sources')
    expect(list.body.items).toHaveLength(1)
    expect(JSON.stringify(list.body)).not.toMatch(/whsec_|secret/)
  })

  test('is seen by every role, and changed by those who may manage; another organization has no such thing', async () => {
    const source = await live()
    await send(source, JOB, 'msg_1')
    const [delivery] = await deliveries(source.id)
    const as = async (role: 'viewer' | 'dispatcher' | 'administrator') => ({
      authorization: `Bearer ${await fleet.key(role)}`,
    })
    const at = `/v1/webhook-sources/${source.id}`
    const acts: [string, string, object?][] = [
      ['POST', '/v1/webhook-sources', { name: 'other', mapping: MAPPING }],
      ['PATCH', at, { on: false }],
      ['POST', `${at}/trial`, {}],
      ['POST', `${at}/secret-rotation`],
      ['POST', `${at}/deliveries/${delivery!.id}/replay`],
    ]
    const looks = ['/v1/webhook-sources', at, `${at}/deliveries`, `${at}/deliveries/${delivery!.id}`]
    for (const [method, path, body] of acts) {
      expect((await fleet.call(method, path, body, await as('dispatcher'))).status, path).toBe(403)
      expect((await fleet.call(method, path, body, await as('administrator'))).status, path).not.toBe(403)
    }
    for (const path of looks)
      expect((await fleet.call('GET', path, undefined, await as('viewer'))).status, path).toBe(200)
    const other = await server.tenant(`other-${tenants}`, 'fleet')
    for (const path of looks.slice(1)) expect((await other.call('GET', path)).status, path).toBe(404)
    for (const [method, path, body] of acts.slice(1))
      expect((await other.call(method, path, body)).status, path).toBe(404)
    const list = await other.call<{ items: unknown[] }>('GET', '/v1/webhook-sources')
    expect(list.body.items).toEqual([])
  })

  test('leaves a trail: who did what', async () => {
    const source = await live()
    await change(source.id, { mapping: MAPPING, samples: [JOB, JOB] })
    await fleet.call('POST', `/v1/webhook-sources/${source.id}/secret-rotation`)
    await send(source, { ...JOB, created: 'soon' }, 'msg_1')
    const [delivery] = await deliveries(source.id)
    await fleet.call('POST', `/v1/webhook-sources/${source.id}/deliveries/${delivery!.id}/replay`)
    const { rows } = await server.owner.query<{ line: string }>(
      `select verb || ': ' || sentence as line from billhook.history where subject_id = $1 and actor = 'key owner' order by id`,
      [source.id],
    )
    expect(rows.map(({ line }) => line)).toEqual([
      'create: Made the webhook source haulier, switched off.',
      'switch_on: Switched the webhook source haulier on.',
      'map: Changed the mapping of the webhook source haulier: version 2.',
      'sample: Changed the samples of the webhook source haulier.',
      expect.stringMatching(/^rotate_secret: .* good until 2026-03-11T09:00:00.000Z\.$/),
      'replay: Replayed the webhook msg_1 of haulier: failed.',
    ])
  })
})

test('nothing of this was a fault', () => {
  expect(logged).toEqual([])
})
