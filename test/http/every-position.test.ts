import { expect, test } from 'vitest'
import { Invoice } from '../../src/contract/invoice.ts'
import type { Payment } from '../../src/contract/payment.ts'
import { everyPosition } from '../../src/domain/status/position.ts'
import { VERBS, type Verb } from '../../src/domain/status/actions.ts'
import { PROFILES } from '../../src/domain/profile/profiles.ts'
import { type Answer, openServer, problemOf, type Tenant } from './api.ts'
import { serviceOrderDone } from './events.ts'

/**
 * Every position a document can reach, and every verb in each: what is allowed leads where it should, what is not is
 * refused with the way out and changes nothing. Nothing is listed: the positions are found by doing everything that is
 * allowed in those found before.
 */

type Position = Invoice['position']
type Start = 'invoice' | 'late invoice' | 'credit note'
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
      return { ...before, stage: 'posted', settlement: 'paid', due: 'not_due' }
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

test.each([...PROFILES.keys()])(
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
    const queue: { start: Start; steps: readonly Step[] }[] = [
      { start: 'invoice', steps: [] },
      { start: 'late invoice', steps: [] },
      { start: 'credit note', steps: [] },
    ]
    const seen = new Set<string>()
    const reached = new Set<string>()
    let pairs = 0
    for (const recipe of queue) {
      const id = await built(us, recipe)
      const before = await read(us, id)
      const key = `${before.kind} ${keyOf(before.position)}`
      if (seen.has(key)) continue
      seen.add(key)
      expect(positions).toContain(keyOf(before.position))
      expect(before.actions.map(({ verb }) => verb)).toEqual([...VERBS])
      const go = (step: Step, to?: Position): void => {
        const place = to && `${before.kind} ${keyOf(to)}`
        if (place !== undefined && reached.has(place)) return
        if (place !== undefined) reached.add(place)
        queue.push({ ...recipe, steps: [...recipe.steps, step] })
      }

      const allowed = before.actions.filter((action) => action.allowed).map(({ verb }) => verb)
      await refuses(us, before, allowed, key)
      for (const [at, verb] of allowed.entries()) {
        // What was refused changed nothing: the first verb acts on the very document all of that was tried on.
        const one = at === 0 ? id : await built(us, recipe)
        const answer = await carriedOut(us, one, verb)
        expect(answer.status, `${key}: ${verb} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
        const now = (await read(us, one)).position
        expect(now, `${key}: ${verb}`).toMatchObject(after(verb, before.position))
        if (verb === 'unarchive') expect(now.visibility).not.toBe('archived')
        if (verb === 'reinstate') expect(now.settlement).not.toBe('written_off')
        go(verb, now)
      }
      pairs += VERBS.length
      if (allowed.includes('record_payment')) go('pay_part')
      if (before.paid > before.refunded && before.position.stage === 'posted') go('refund')
      if (before.position.stage === 'posted' && isInSight(profile, before.position)) go('view')
    }
    // Some seventy positions in each business, none of them twice.
    expect(pairs).toBeGreaterThan(300)
    const { body } = await us.call<{ holds: boolean }>('GET', '/v1/verification')
    expect(body.holds).toBe(true)
  },
)

/** Every verb that is not allowed: refused with the rule and what may be done instead, and nothing is another. */
async function refuses(us: Tenant, before: Invoice, allowed: readonly Verb[], key: string): Promise<void> {
  const state = await everything(us, before.id)
  for (const verb of VERBS) {
    if (allowed.includes(verb) || verb === 'record_payment') continue
    const problem = problemOf(await carriedOut(us, before.id, verb))
    expect(problem, `${key}: ${verb}`).toMatchObject({
      status: 409,
      code: 'not_allowed_now',
      rule: 16,
      values: { verb, allowed },
    })
    expect(problem.remedy).toContain(allowed.length > 0 ? allowed[0]! : 'Nothing more can be done')
  }
  expect(await everything(us, before.id), `${key}: what is refused changes nothing`).toEqual(state)
  if (allowed.includes('record_payment')) return
  // Money that came is never refused (rule 23): it is kept for the customer, and the document stays as it is.
  const paid = (await carriedOut(us, before.id, 'record_payment')) as Answer<Payment>
  expect(paid.status, `${key}: ${JSON.stringify(paid.body)}`).toBe(201)
  expect(paid.body).toMatchObject({ unapplied: TOTAL, alert: expect.stringContaining('takes no money') })
  expect(await read(us, before.id)).toEqual(before)
}

/** The document with its entries and history, the end of the chain, and the trial balance. */
async function everything(us: Tenant, id: string): Promise<unknown[]> {
  const paths = [
    `/v1/invoices/${id}?expand=entries,history`,
    '/v1/chain-head',
    '/v1/reports/trial-balance?asOf=2999-12-31',
  ]
  return Promise.all(paths.map(async (path) => (await us.call('GET', path)).body))
}

const read = async (us: Tenant, id: string): Promise<Invoice> =>
  Invoice.parse((await us.call('GET', `/v1/invoices/${id}`)).body)

async function built(
  us: Tenant,
  { start, steps }: { start: Start; steps: readonly Step[] },
): Promise<string> {
  const id = start === 'credit note' ? await creditNote(us) : await invoice(us, start)
  for (const step of steps) {
    const answer = await carriedOut(us, id, step)
    expect(answer.status, `${step}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  }
  return id
}

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

const PATHS: Partial<Record<Step, string>> = {
  confirm: 'confirmation',
  mark_sent: 'sending',
  publish: 'publication',
  archive: 'archiving',
  void: 'voiding',
  cancel: 'cancellation',
}

async function carriedOut(us: Tenant, id: string, step: Step): Promise<Answer> {
  const path = `/v1/invoices/${id}`
  switch (step) {
    case 'edit':
      return us.call('PATCH', path, { notes: `Note ${(made += 1)}` }, { 'if-match': '*' })
    case 'unarchive':
      return us.call('DELETE', `${path}/archiving`)
    case 'record_payment':
    case 'pay_part': {
      const { balance, currency } = await read(us, id)
      const amount = step === 'pay_part' ? 1 : balance || TOTAL
      return us.call('POST', '/v1/payments', {
        currency,
        amount,
        receivedOn: '2026-03-10',
        method: 'cash',
        allocations: [{ invoiceId: id }],
      })
    }
    case 'refund':
      return refund(us, id)
    case 'view': {
      const link = await us.call<{ link: { url: string } }>('POST', `${path}/link`, {})
      if (link.status >= 300) return link
      const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
      const token = link.body.link.url.split('/').at(-1)
      return send(`/v1/public/invoices/${token}/view`, { method: 'POST', headers })
    }
    case 'credit':
      return us.call('POST', `${path}/credits`, { reason: 'goodwill', amount: 1 })
    case 'correct':
      return us.call('POST', `${path}/correction`, { reason: 'wrong_details' })
    case 'adjust': {
      const lines = [{ description: 'More work', unitPrice: '1', taxRate: '0' }]
      return us.call('POST', `${path}/adjustments`, { adjustment: 'additional_work', lines })
    }
    case 'write_off':
      return us.call('POST', `${path}/write-off`, { writtenOffOn: '2026-03-10', reason: 'A reason.' })
    case 'plan_instalments':
      return us.call('POST', `${path}/instalments`, { parts: [{ dueOn: '2026-12-01' }] })
    case 'reinstate':
      return us.call('POST', `${path}/reinstatement`, { reinstatedOn: '2026-03-10', reason: 'A reason.' })
    default:
      return us.call('POST', `${path}/${PATHS[step]}`, { reason: 'A reason.' })
  }
}

/** All that was paid goes back. */
async function refund(us: Tenant, id: string): Promise<Answer> {
  let answer: Answer | undefined
  for (const payment of (await read(us, id)).payments) {
    const { body } = await us.call<Payment>('GET', `/v1/payments/${payment.id}`)
    const back = body.refunds.filter((one) => one.invoiceId === id).reduce((sum, one) => sum + one.amount, 0)
    if (payment.amount === back) continue
    answer = await us.call('POST', `/v1/payments/${payment.id}/refunds`, {
      invoiceId: id,
      amount: payment.amount - back,
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
