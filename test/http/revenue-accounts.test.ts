import { expect, test } from 'vitest'
import type { DryRun } from '../../src/contract/dry-run.ts'
import { Invoice } from '../../src/contract/invoice.ts'
import type { JournalEntry } from '../../src/contract/journal.ts'
import type { OrganizationSettings } from '../../src/contract/organization-settings.ts'
import type { Verification } from '../../src/contract/verification.ts'
import type { WorkEventAnswer } from '../../src/contract/work-event.ts'
import { openServer, problemOf } from './api.ts'
import { orderPriced } from './events.ts'

const clock = { at: Date.parse('2026-03-10T12:00:00Z') }
const { tenant } = await openServer({}, () => clock.at)
const ANY = { 'if-match': '*' }

/** A fleet whose deliveries earn on one account and whose price changes on another. */
async function mapped() {
  const fleet = await tenant(`fleet-${(clock.at += 1)}`, 'fleet')
  const changed = await fleet.call<OrganizationSettings>(
    'PATCH',
    '/v1/organization',
    {
      profile: {
        revenueAccounts: [
          { kind: 'delivery', account: '4100' },
          { kind: 'adjustment', account: '4900' },
          { kind: 'fee', account: '4000' },
        ],
      },
    },
    ANY,
  )
  const read = async <T>(path: string): Promise<T> => (await fleet.call<T>('GET', path)).body
  const tell = async (order: string, amount: number) => {
    const { body } = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', orderPriced(order, amount))
    return read<Invoice>(`/v1/invoices/${body.invoiceIds.at(-1)!}`)
  }
  const postings = async (id: string) =>
    (await read<{ items: JournalEntry[] }>(`/v1/invoices/${id}/entries`)).items.map((entry) =>
      entry.postings.map((one) => `${one.account} ${one.debit - one.credit}`),
    )
  const holds = async () =>
    expect((await read<Verification>('/v1/verification')).verdicts.filter((one) => !one.holds)).toEqual([])
  return { ...fleet, changed, read, tell, postings, holds }
}

test('lines of events and by hand earn by their kind, unless they name an account', async () => {
  const fleet = await mapped()
  // What earns on Revenue needs no place in it.
  expect(fleet.changed.body.profile.revenueAccounts).toEqual([
    { kind: 'delivery', account: '4100' },
    { kind: 'adjustment', account: '4900' },
  ])
  const told = await fleet.tell('1', 1000)
  const kinds = told.lines.map(({ kind, account }) => [kind, account])
  expect(kinds).toEqual(told.lines.map(({ kind }) => [kind, kind === 'delivery' ? '4100' : null]))
  expect(kinds).toContainEqual(['delivery', '4100'])
  const line = (kind: string, more: object = {}) => ({
    kind,
    description: kind,
    quantity: '1',
    unitPrice: '10',
    ...more,
  })
  const lines = [
    line('delivery'),
    line('delivery', { account: null }),
    line('delivery', { account: '4000' }),
    line('delivery', { account: '4200' }),
    line('fee'),
  ]
  const asked = { customerId: told.customerId, lines, saveAsDraft: true }
  const looked = await fleet.call<DryRun>('POST', '/v1/invoices?dryRun=true', asked)
  const made = await fleet.call<Invoice>('POST', '/v1/invoices', asked)
  const accounts = Invoice.parse(made.body).lines.map(({ account }) => account)
  expect(accounts).toEqual(['4100', null, null, '4200', null])
  expect(looked.body.invoices[0]!.lines.map(({ account }) => account)).toEqual(accounts)
  // Written back as it was read, it says the same.
  const { id } = made.body
  const kept = made.body.lines.map(({ kind, description, quantity, unitPrice, account }) => ({
    kind,
    description,
    quantity,
    unitPrice,
    account,
  }))
  const edited = await fleet.call<Invoice>('PATCH', `/v1/invoices/${id}`, { lines: kept, notes: 'x' }, ANY)
  expect(edited.body.lines.map(({ account }) => account)).toEqual(accounts)
  await fleet.call('POST', `/v1/invoices/${id}/sending`, {})
  expect((await fleet.postings(id)).at(-1)).toEqual(['1100 5000', '4000 -3000', '4100 -1000', '4200 -1000'])
  await fleet.holds()
})

test('what stands stays when kinds earn on another account; a price change is a line of its own kind', async () => {
  const fleet = await mapped()
  const told = await fleet.tell('1', 1000)
  await fleet.call('POST', `/v1/invoices/${told.id}/sending`, {})
  await fleet.call('PATCH', '/v1/organization', { profile: { revenueAccounts: [] } }, ANY)
  const earned = (await fleet.postings(told.id)).at(-1)
  expect(earned).toContain('4100 -1000')
  const credited = await fleet.call<Invoice>('POST', `/v1/invoices/${told.id}/credits`, {
    reason: 'goodwill',
    amount: 400,
    confirm: true,
  })
  expect(await fleet.postings(credited.body.id)).toEqual([['4100 400', '1100 -400']])
  expect((await fleet.tell('2', 1000)).lines.map(({ account }) => account)).toEqual(
    (await fleet.tell('3', 1000)).lines.map(() => null),
  )
  await fleet.call(
    'PATCH',
    '/v1/organization',
    { profile: { revenueAccounts: [{ kind: 'adjustment', account: '4900' }] } },
    ANY,
  )
  clock.at += 60_000
  const again = orderPriced('1', 1500)
  const { body } = await fleet.call<WorkEventAnswer>('POST', '/v1/work-events', {
    ...again,
    id: 'again',
    occurredAt: new Date(clock.at).toISOString(),
  })
  const supplement = await fleet.read<Invoice>(`/v1/invoices/${body.invoiceIds.at(-1)!}`)
  expect(supplement).toMatchObject({
    kind: 'supplement',
    lines: [{ kind: 'adjustment', account: '4900' }],
  })
  await fleet.holds()
})

test('less work on a draft comes off the accounts that its lines earn on', async () => {
  const fleet = await mapped()
  const told = await fleet.tell('1', 1000)
  const adjusted = await fleet.call<Invoice>('POST', `/v1/invoices/${told.id}/adjustments`, {
    adjustment: 'reduced_scope',
    lines: [{ description: 'Not done', quantity: '1', unitPrice: '4' }],
  })
  expect(adjusted.status).toBeLessThan(300)
  expect(adjusted.body.lines.map(({ net, account }) => [net, account])).toContainEqual([-400, '4100'])
  expect((await fleet.postings(told.id)).at(-1)).toEqual(['1100 600', '4100 -600'])
  await fleet.holds()
})

test('only revenue accounts in use, each kind once; what is named stays in use', async () => {
  const fleet = await mapped()
  const refused = async (...revenueAccounts: object[]) => {
    const { status, code, pointer } = problemOf(
      await fleet.call('PATCH', '/v1/organization', { profile: { revenueAccounts } }, ANY),
    )
    return [status, code, pointer]
  }
  const part = { kind: 'part', account: '4200' }
  const at = '/profile/revenueAccounts/1'
  expect(await refused(part, { kind: 'labor', account: '4999' })).toEqual([
    422,
    'account_unknown',
    `${at}/account`,
  ])
  for (const account of ['1100', '2400', '4910', '5900'])
    expect(await refused(part, { kind: 'labor', account })).toEqual([
      422,
      'account_not_revenue',
      `${at}/account`,
    ])
  expect(await refused(part, part)).toEqual([422, 'kind_named_twice', `${at}/kind`])
  expect((await refused({ kind: 'deposit', account: '4200' }))[0]).toBe(422)
  const change = async (body: object) =>
    (await fleet.call<{ code?: string }>('PATCH', '/v1/accounts/4100', body, ANY)).body.code
  expect(await change({ active: false })).toBe('account_earns')
  expect(await change({ type: 'expense' })).toBe('account_earns')
  await fleet.call('PATCH', '/v1/organization', { profile: { revenueAccounts: [] } }, ANY)
  expect(await change({ active: false })).toBe('4100')
  expect(await refused({ kind: 'labor', account: '4100' })).toEqual([
    422,
    'account_inactive',
    '/profile/revenueAccounts/0/account',
  ])
})
