import { expect, test } from 'vitest'
import { Invoice } from '../../src/contract/invoice.ts'
import type { BatchResult } from '../../src/contract/batch.ts'
import type { Payment } from '../../src/contract/payment.ts'
import type { Problem } from '../../src/contract/problem.ts'
import { everyPosition } from '../../src/domain/status/position.ts'
import { VERBS, type Verb } from '../../src/domain/status/actions.ts'
import { PROFILES } from '../../src/domain/profile/profiles.ts'
import { type Answer, openServer, type Tenant } from './api.ts'
import { serviceOrderDone } from './events.ts'

/**
 * Every position a document can reach, and every verb in each: what is allowed leads where it should, what is not is
 * refused with the way out and changes nothing. Nothing is listed: the positions are found by doing everything that is
 * allowed in those found before. A document walks on as far as it can before another is made.
 */

type Position = Invoice['position']
const STARTS = ['invoice', 'late invoice', 'credit note'] as const
type Start = (typeof STARTS)[number]
/** Beside the verbs: what else moves a document. */
type Step = Verb | 'pay_part' | 'refund' | 'view'

const { tenant, send } = await openServer()
const positions = new Set(everyPosition().map((position) => keyOf(position)))
const TOTAL = 10_000
let made = 0

/** What the position must be after a verb that is allowed, as the verbs are meant: what is not named may be either. */
function after(verb: Verb, before: Position): Partial<Position> {
  const { delivery, visibility } = before
  switch (verb) {
    case 'edit':
    // A draft beside it, or lines of a draft.
    case 'credit':
    case 'adjust':
    case 'ask_deposit':
      return before
    // It falls due later.
    case 'plan_instalments':
      return { ...before, due: 'not_due' }
    case 'confirm':
      return { ...before, stage: 'posted' }
    case 'mark_sent':
      return { ...before, stage: 'posted', delivery: 'sent' }
    case 'publish':
      return { ...before, stage: 'posted', visibility: 'published' }
    case 'archive':
      return { ...before, visibility: 'archived' }
    case 'unarchive':
      return { stage: before.stage, delivery, settlement: before.settlement, due: before.due }
    case 'record_payment':
      return { stage: 'posted', delivery, visibility, due: 'not_due' }
    case 'correct':
      return { stage: 'posted', delivery, visibility, due: 'not_due' }
    case 'write_off':
      return { ...before, settlement: 'written_off', due: 'not_due' }
    case 'reinstate':
      return { stage: 'posted', delivery, visibility }
    case 'void':
      return { ...before, stage: 'void', due: 'not_due' }
    case 'cancel':
      return { ...before, stage: 'cancelled', due: 'not_due' }
  }
}

/** Two ways to bill at the desk, all with PROFILES=all (npm run soak:positions). */
const profiles = process.env['PROFILES'] === 'all' ? [...PROFILES.keys()] : ['fleet', 'charter']

/** How a document is made and moved on. */
interface Recipe {
  readonly start: Start
  readonly steps: readonly Step[]
}

/** A position that was reached. */
interface Place {
  /** What was not tried in it yet, each with the shortest way to a document it can be tried on. */
  readonly untried: Map<Step, Recipe>
  /** Where the steps that were tried led. */
  readonly to: Map<Step, Place>
  readonly tried: Set<Step>
}

test.each(profiles)(
  '%s: every verb in every position is allowed and leads where it should, or is refused and changes nothing',
  { timeout: 300_000 },
  async (profile) => {
    const us = await tenant(profile, profile)
    await us.call(
      'PATCH',
      '/v1/organization',
      { profile: { reactions: { service_order: 'draft' }, terms: 'net 5' } },
      { 'if-match': '*' },
    )
    const places = new Map<string, Place>()

    /** The place a document came to; one that is new is looked at in full. */
    const arrive = async (it: Invoice, recipe: Recipe): Promise<Place> => {
      const key = `${it.kind} ${keyOf(it.position)}`
      const known = places.get(key)
      const place: Place = known ?? { untried: new Map(), to: new Map(), tried: new Set() }
      if (!known) {
        places.set(key, place)
        expect(positions).toContain(keyOf(it.position))
        expect(it.actions.map(({ verb }) => verb)).toEqual([...VERBS])
        await refuses(us, it, key)
      }
      for (const step of stepsFrom(it, profile)) {
        const way = place.untried.get(step)
        const isNews = way ? recipe.steps.length < way.steps.length : !place.tried.has(step)
        if (isNews) place.untried.set(step, recipe)
      }
      return place
    }

    /** Moves one document on as long as there is anything new to do with it. */
    const walk = async ({ start, steps }: Recipe): Promise<void> => {
      let it = await built(us, { start, steps })
      let taken = steps
      for (let place = await arrive(it, { start, steps }), idle = false; ;) {
        const step = nextStep(place, stepsFrom(it, profile))
        if (step === undefined) return
        // What is new to the place it leads to need not be possible for this document.
        if (idle && place.tried.has(step)) return
        idle = place.tried.has(step)
        place.untried.delete(step)
        place.tried.add(step)
        const told = `${it.kind} ${keyOf(it.position)}: ${step}`
        const answer = await carriedOut(us, it, step)
        expect(answer.status, `${told} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
        const now = await standing(us, it, answer)
        leadsRight(step, it.position, now.position, told)
        taken = [...taken, step]
        const came = await arrive(now, { start, steps: taken })
        place.to.set(step, came)
        it = now
        place = came
      }
    }

    for (const start of STARTS) await walk({ start, steps: [] })
    for (const { untried } of places.values()) {
      for (let way = first(untried); way; way = first(untried)) await walk(way)
    }
    expect([...places.values()].flatMap(({ untried }) => [...untried.keys()])).toEqual([])
    const pairs = places.size * VERBS.length
    // Some seventy positions in each business, none of them twice.
    expect(pairs).toBeGreaterThan(300)
    const { body } = await us.call<{ holds: boolean }>('GET', '/v1/verification')
    expect(body.holds).toBe(true)
  },
)

const first = <T>(things: ReadonlyMap<unknown, T>): T | undefined => things.values().next().value

const allowedOn = ({ actions }: Invoice): Verb[] =>
  actions.filter(({ allowed }) => allowed).map(({ verb }) => verb)

/** What is to be tried on a document: first what leaves it where it is, last what ends it. */
function stepsFrom(it: Invoice, profile: string): Step[] {
  const { stage, settlement, delivery } = it.position
  const allowed = allowedOn(it)
  const steps: Step[] = [...allowed]
  // Money for what was given up reinstates it first.
  if (settlement === 'written_off') steps.push('record_payment')
  if (steps.includes('record_payment') && settlement !== 'partial') steps.push('pay_part')
  if (it.paid > it.refunded && stage === 'posted') steps.push('refund')
  if (stage === 'posted' && delivery !== 'viewed' && isInSight(profile, it.position)) steps.push('view')
  return steps.toSorted((a, b) => ENDS.indexOf(a) - ENDS.indexOf(b))
}

/** What is not named here comes before these. */
const ENDS: readonly Step[] = ['archive', 'write_off', 'record_payment', 'correct', 'cancel', 'void']

/** Something not yet tried here, or what is known to lead where something is. */
const nextStep = ({ untried, to }: Place, possible: readonly Step[]): Step | undefined =>
  possible.find((step) => untried.has(step)) ?? possible.find((step) => (to.get(step)?.untried.size ?? 0) > 0)

function leadsRight(step: Step, before: Position, now: Position, told: string): void {
  if (step === 'pay_part' || step === 'refund' || step === 'view') return
  expect(now, told).toMatchObject(after(step, before))
  if (step === 'unarchive') expect(now.visibility).not.toBe('archived')
  // What was given up before stays so where the money was for what is open.
  if (step === 'record_payment') expect(['paid', 'written_off']).toContain(now.settlement)
  if (step === 'reinstate') expect(now.settlement).not.toBe('written_off')
}

/**
 * Every verb that is not allowed: refused with the rule and what may be done instead, and nothing is another: neither the
 * document, its entries and history, nor the end of the chain, nor the trial balance.
 */
async function refuses(us: Tenant, before: Invoice, key: string): Promise<void> {
  const allowed = allowedOn(before)
  const looks = [
    `/v1/invoices/${before.id}?expand=entries,history`,
    '/v1/chain-head',
    '/v1/reports/trial-balance?asOf=2999-12-31',
  ].map((path) => ({ method: 'GET', path }))
  const refused = VERBS.filter((verb) => !allowed.includes(verb) && verb !== 'record_payment')
  const requests = [...looks, ...refused.map((verb) => requestOf(before, verb)), ...looks]
  const { body } = await us.call<{ results: BatchResult[] }>('POST', '/v1/batch', { requests })
  const states = [body.results.slice(0, looks.length), body.results.slice(-looks.length)]
  expect(states[0]!.map(({ status }) => status)).toEqual([200, 200, 200])
  for (const [at, verb] of refused.entries()) {
    const problem = body.results[looks.length + at]!.body as Problem
    expect(problem, `${key}: ${verb}`).toMatchObject({
      status: 409,
      code: 'not_allowed_now',
      rule: 16,
      values: { verb, allowed },
    })
    expect(problem.remedy).toContain(allowed.length > 0 ? allowed[0]! : 'Nothing more can be done')
  }
  expect(states[1], `${key}: what is refused changes nothing`).toEqual(states[0])
  if (allowed.includes('record_payment') || before.position.settlement === 'written_off') return
  // Money that came is never refused (rule 23): it is kept for the customer, and the document stays as it is.
  const paid = (await carriedOut(us, before, 'record_payment')) as Answer<Payment>
  expect(paid.status, `${key}: ${JSON.stringify(paid.body)}`).toBe(201)
  expect(paid.body).toMatchObject({ unapplied: TOTAL, alert: expect.stringContaining('takes no money') })
  expect(await read(us, before.id)).toEqual(before)
}

const read = async (us: Tenant, id: string): Promise<Invoice> =>
  Invoice.parse((await us.call('GET', `/v1/invoices/${id}`)).body)

async function built(us: Tenant, { start, steps }: Recipe): Promise<Invoice> {
  let it = await read(us, start === 'credit note' ? await creditNote(us) : await invoice(us, start))
  for (const step of steps) {
    const answer = await carriedOut(us, it, step)
    expect(answer.status, `${step}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    // Only what it asks for by the document depends on how that stands.
    if (MONEY.includes(step)) it = await standing(us, it, answer)
  }
  return read(us, it.id)
}

/** The document after an act, which answers it, or another one. */
const standing = (us: Tenant, { id }: Invoice, { body }: Answer): Promise<Invoice> =>
  (body as { id?: string }).id === id ? Promise.resolve(Invoice.parse(body)) : read(us, id)

const MONEY: readonly Step[] = ['record_payment', 'pay_part', 'refund', 'write_off', 'reinstate', 'correct']

async function invoice(us: Tenant, start: Start): Promise<string> {
  const { status, body } = await us.call<Invoice>('POST', '/v1/invoices', {
    customer: { id: 'harbor', name: 'Harbor' },
    issuedOn: start === 'late invoice' ? '2026-03-01' : '2026-03-10',
    lines: [{ description: 'Work', quantity: '1', unitPrice: '100', taxRate: '0' }],
    saveAsDraft: true,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

/** A draft credit note: work was priced lower after its invoice was final. */
async function creditNote(us: Tenant): Promise<string> {
  made += 1
  const first = serviceOrderDone(`note-${made}`)
  const told = await us.call<{ invoiceIds: string[] }>('POST', '/v1/work-events', first)
  const finish = { fleet: 'sending', charter: 'publication' }[us.slug] ?? 'confirmation'
  await us.call('POST', `/v1/invoices/${told.body.invoiceIds[0]}/${finish}`, {})
  const lower = {
    ...first,
    id: `${first.id} again`,
    occurredAt: '2026-03-02T10:00:00Z',
    data: { ...first.data, parts: [] },
  }
  const again = await us.call<{ invoiceIds: string[] }>('POST', '/v1/work-events', lower)
  return again.body.invoiceIds[0]!
}

const PATHS = {
  confirm: 'confirmation',
  mark_sent: 'sending',
  publish: 'publication',
  archive: 'archiving',
  void: 'voiding',
  cancel: 'cancellation',
} as const

interface Request {
  readonly method: string
  readonly path: string
  readonly body?: object
  readonly ifMatch?: string
}

async function carriedOut(us: Tenant, it: Invoice, step: Step): Promise<Answer> {
  if (step === 'refund') return refund(us, it)
  if (step === 'view') {
    const link = await us.call<{ link: { url: string } }>('POST', `/v1/invoices/${it.id}/link`, {})
    if (link.status >= 300) return link
    const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
    const token = link.body.link.url.split('/').at(-1)
    return send(`/v1/public/invoices/${token}/view`, { method: 'POST', headers })
  }
  const { method, path, body, ifMatch } = requestOf(it, step)
  return us.call(method, path, body, ifMatch === undefined ? {} : { 'if-match': ifMatch })
}

function requestOf(
  { id, balance, writtenOff, currency }: Invoice,
  step: Exclude<Step, 'refund' | 'view'>,
): Request {
  const path = `/v1/invoices/${id}`
  const post = (to: string, body: object): Request => ({ method: 'POST', path: `${path}/${to}`, body })
  switch (step) {
    case 'edit':
      return { method: 'PATCH', path, body: { notes: `Note ${(made += 1)}` }, ifMatch: '*' }
    case 'unarchive':
      return { method: 'DELETE', path: `${path}/archiving` }
    case 'record_payment':
    case 'pay_part': {
      const amount = step === 'pay_part' ? 1 : balance || writtenOff || TOTAL
      const how = { currency, amount, receivedOn: '2026-03-10', method: 'cash' }
      return { method: 'POST', path: '/v1/payments', body: { ...how, allocations: [{ invoiceId: id }] } }
    }
    case 'credit':
      return post('credits', { reason: 'goodwill', amount: 1 })
    case 'correct':
      return post('correction', { reason: 'wrong_details' })
    case 'adjust': {
      const lines = [{ description: 'More work', unitPrice: '1', taxRate: '0' }]
      return post('adjustments', { adjustment: 'additional_work', lines })
    }
    case 'ask_deposit':
      return { method: 'POST', path: '/v1/deposits', body: { invoiceId: id, amount: 1 } }
    case 'write_off':
      return post('write-off', { writtenOffOn: '2026-03-10', reason: 'A reason.' })
    case 'plan_instalments':
      return post('instalments', { parts: [{ dueOn: '2026-12-01' }] })
    case 'reinstate':
      return post('reinstatement', { reinstatedOn: '2026-03-10', reason: 'A reason.' })
    default:
      return post(PATHS[step], { reason: 'A reason.' })
  }
}

/** All that was paid goes back. */
async function refund(us: Tenant, { id, payments }: Invoice): Promise<Answer> {
  let answer: Answer | undefined
  const on = (parts: readonly { invoiceId: string | null; amount: number }[]): number =>
    parts.reduce((sum, part) => (part.invoiceId === id ? sum + part.amount : sum), 0)
  for (const payment of payments) {
    const { body } = await us.call<Payment>('GET', `/v1/payments/${payment.id}`)
    const left = on(body.allocations) - on(body.refunds)
    if (left === 0) continue
    answer = await us.call('POST', `/v1/payments/${payment.id}/refunds`, {
      invoiceId: id,
      amount: left,
      refundedOn: '2026-03-10',
      reason: 'A reason.',
    })
  }
  return answer!
}

/** Whether its customer may look at it: a charter client at what is published, others at what is final. */
const isInSight = (profile: string, { visibility }: Position): boolean =>
  visibility === 'published' || (visibility === 'internal' && profile !== 'charter')

function keyOf({ stage, delivery, settlement, due, visibility }: Position): string {
  return [stage, delivery, settlement, due, visibility].join(' ')
}
