import { expect, test } from 'vitest'
import type { JournalEntry } from '../../src/contract/journal.ts'
import type { Revaluation, RevaluationPage } from '../../src/contract/revaluation.ts'
import type { TrialBalance } from '../../src/contract/reports.ts'
import type { Verification } from '../../src/contract/verification.ts'
import { openServer, problemOf, type Tenant } from './api.ts'

const { tenant } = await openServer()

const rate = async (us: Tenant, day: string, worth: string): Promise<void> => {
  const rates = [{ currency: 'EUR', day, rate: worth }]
  expect((await us.call('POST', '/v1/exchange-rates', { rates })).status).toBe(200)
}

const posted = async (us: Tenant, date: string, debit: string, credit: string, amount: number) => {
  const entry = { date, currency: 'EUR', description: 'In euros' }
  const lines = [
    { account: debit, debit: amount },
    { account: credit, credit: amount },
  ]
  expect((await us.call('POST', '/v1/manual-entries', { ...entry, lines })).status).toBe(201)
}

const revalue = (us: Tenant, on: string, how = '') =>
  us.call<Revaluation>('POST', `/v1/revaluations${how}`, { on })

const entriesOf = async (us: Tenant, { entryIds }: Revaluation): Promise<unknown[]> =>
  Promise.all(
    entryIds.map(async (id) => {
      const { body } = await us.call<JournalEntry>('GET', `/v1/journal-entries/${id}`)
      return [
        body.kind,
        body.date,
        body.currency,
        ...body.postings.map(({ account, debit, credit }) => [account, debit - credit]),
      ]
    }),
  )

const differenceOn = async (us: Tenant, day: string): Promise<number | undefined> => {
  const { body } = await us.call<TrialBalance>('GET', `/v1/reports/trial-balance?asOf=${day}&in=base`)
  return body.currencies[0]?.exchangeDifference
}

async function proven(us: Tenant): Promise<void> {
  const { body } = await us.call<Verification>('GET', '/v1/verification')
  expect(body.verdicts.filter(({ holds }) => !holds)).toEqual([])
}

test('what is held is unrealised until the day after, what is spent is realised for good', async () => {
  const us = await tenant('revalues', 'fleet')
  await rate(us, '2026-01-01', '1.10')
  await rate(us, '2026-01-31', '1.20')
  await posted(us, '2026-01-10', '1000', '4000', 10_000)
  const first = await revalue(us, '2026-01-31')
  expect([first.status, first.body.realised, first.body.unrealised]).toEqual([201, 0, 1_000])
  expect(await entriesOf(us, first.body)).toEqual([
    ['exchange_unrealised', '2026-01-31', 'USD', ['3800', 1_000], ['4910', -1_000]],
    ['exchange_returned', '2026-02-01', 'USD', ['4910', 1_000], ['3800', -1_000]],
  ])
  expect(await differenceOn(us, '2026-01-31')).toBe(0)

  // Half is spent at 1.25; the other half is worth 1.30 at the end of the month.
  await rate(us, '2026-02-10', '1.25')
  await rate(us, '2026-02-28', '1.30')
  await posted(us, '2026-02-10', '5900', '1000', 5_000)
  const second = await revalue(us, '2026-02-28')
  expect([second.body.realised, second.body.unrealised]).toEqual([750, 1_000])
  expect(await differenceOn(us, '2026-02-28')).toBe(0)
  expect(await differenceOn(us, '2026-01-31')).toBe(0)
  const again = await revalue(us, '2026-02-28')
  expect([again.status, again.body]).toEqual([200, second.body])
  await proven(us)
})

test('told anew with other rates it posts the difference, and so do the later ones', async () => {
  const us = await tenant('revalues-anew', 'fleet')
  await rate(us, '2026-01-01', '1.10')
  await posted(us, '2026-01-10', '1000', '4000', 10_000)
  await posted(us, '2026-01-20', '5900', '1000', 5_000)
  await rate(us, '2026-01-20', '1.15')
  const january = (await revalue(us, '2026-01-31')).body
  const february = (await revalue(us, '2026-02-28')).body
  expect([january.realised, january.unrealised, february.realised, february.unrealised]).toEqual([
    250, 250, 0, 250,
  ])
  await rate(us, '2026-01-20', '1.20')
  const shown = await revalue(us, '2026-01-31', '?dryRun=true')
  expect(shown.status).toBe(200)
  expect((await us.call<Revaluation>('GET', `/v1/revaluations/${january.id}`)).body).toEqual(january)
  const anew = (await revalue(us, '2026-01-31')).body
  expect([anew.id, anew.realised, anew.unrealised]).toEqual([january.id, 500, 500])
  const { body } = await us.call<RevaluationPage>('GET', '/v1/revaluations')
  expect(body.items.map(({ day, realised, unrealised }) => [day, realised, unrealised])).toEqual([
    ['2026-02-28', 0, 500],
    ['2026-01-31', 500, 500],
  ])
  for (const day of ['2026-01-31', '2026-02-28']) expect(await differenceOn(us, day)).toBe(0)
  // A day before them, told later: what was realised up to it is taken out of the one after.
  expect((await revalue(us, '2026-01-22')).body).toMatchObject({ realised: 500, unrealised: 500 })
  const later = (await us.call<Revaluation>('GET', `/v1/revaluations/${january.id}`)).body
  expect([later.realised, later.unrealised]).toEqual([0, 500])
  await proven(us)
})

test('refuses a missing rate, closed days, a day that is not over, and nothing to tell', async () => {
  const us = await tenant('revalues-not', 'fleet')
  const refusedAs = async (on: string): Promise<readonly unknown[]> => {
    const answer = await revalue(us, on)
    const { code, values } = problemOf(answer)
    return [answer.status, code, values]
  }
  expect(await refusedAs('2026-01-31')).toEqual([422, 'nothing_to_revalue', undefined])
  expect((await refusedAs('2030-01-31'))[1]).toBe('day_not_over')
  await posted(us, '2026-01-10', '1000', '4000', 10_000)
  await rate(us, '2026-01-20', '1.10')
  expect(await refusedAs('2026-01-31')).toEqual([
    422,
    'exchange_rate_missing',
    { currency: 'EUR', base: 'USD', day: '2026-01-10' },
  ])
  await rate(us, '2026-01-01', '1.00')
  const locked = await us.call('PATCH', '/v1/lock-dates', { soft: '2026-01-31' }, { 'if-match': '*' })
  expect(locked.status, JSON.stringify(locked.body)).toBeLessThan(300)
  expect((await refusedAs('2026-01-31'))[1]).toBe('period_closed')
  expect((await revalue(us, '2026-02-01')).status).toBe(201)
  await proven(us)
})
