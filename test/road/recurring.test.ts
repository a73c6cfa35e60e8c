import { expect, test } from 'vitest'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { assert } from '../../src/kernel/assert.ts'
import { changeAccount } from '../../src/operations/change-chart.ts'
import { changeLockDates } from '../../src/operations/change-lock-dates.ts'
import {
  addRecurring,
  changeRecurring,
  makeRecurringEntries,
  type NewRecurring,
} from '../../src/operations/recurring-entries.ts'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()
const OWNER = { name: 'user-1', role: 'owner' } as const

const RENT: NewRecurring = {
  description: 'Rent',
  reference: null,
  currency: 'USD',
  lines: [
    { account: '5900', amount: 25_000n },
    { account: '1010', amount: -25_000n },
  ],
  every: 'month',
  day: 31,
  startsOn: '2026-03-01',
  endsOn: null,
  most: null,
}

async function withRent(more: Partial<NewRecurring> = {}, timeZone = 'UTC') {
  const books = await Books.open(database, 'fleet', { timeZone })
  const added = await addRecurring(books.world, books.orgId, OWNER, { ...RENT, ...more })
  assert(!isRefusal(added), 'it was refused')
  const days = async () =>
    (
      await books.rows<{ date: string }>(
        `select date from journal_entry where org_id = $1 and kind = 'manual' order by id`,
      )
    ).map(({ date }) => date)
  const makeAt = async (instant: string): Promise<string[]> => {
    books.now = Date.parse(instant)
    await makeRecurringEntries(books.world)
    return days()
  }
  const state = async () =>
    (
      await books.rows<{ next: string | null; made: number; problem: string | null }>(
        'select next_on as next, made, problem from recurring_entry where org_id = $1',
      )
    )[0]!
  const proven = async () => {
    const { verdicts } = await verifyBooks(books.world, books.orgId)
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
  }
  return { books, id: added.id, days, makeAt, state, proven }
}

test('each is made on its day where the organization is, once, and after a standstill those that were due', async () => {
  const { makeAt, state, proven } = await withRent({}, 'America/New_York')
  // There it is the day before still.
  expect(await makeAt('2026-03-31T03:59:00Z')).toEqual([])
  expect(await makeAt('2026-03-31T04:01:00Z')).toEqual(['2026-03-31'])
  expect(await makeAt('2026-03-31T04:16:00Z')).toEqual(['2026-03-31'])
  expect(await makeAt('2026-06-02T12:00:00Z')).toEqual(['2026-03-31', '2026-04-30', '2026-05-31'])
  expect(await state()).toEqual({ next: '2026-06-30', made: 3, problem: null })
  await proven()
})

test('two processes that come to it at once make each once', async () => {
  const { books, days, proven } = await withRent()
  books.now = Date.parse('2026-08-01T12:00:00Z')
  await Promise.all(
    [books, books.elsewhere(), books.elsewhere()].map(({ world }) => makeRecurringEntries(world)),
  )
  expect(await days()).toEqual(['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31'])
  await proven()
})

test('one that cannot be made, whatever is wrong with it, keeps no other waiting', async () => {
  const broken = await withRent()
  const other = await withRent()
  await broken.books.rows(
    `update recurring_entry set lines = '{"no": "lines"}' where org_id = $1 returning id`,
  )
  broken.books.now = other.books.now = Date.parse('2026-04-01T12:00:00Z')
  await expect(makeRecurringEntries(broken.books.world)).rejects.toThrow('Not every recurring entry')
  expect(await broken.days()).toEqual([])
  expect(await other.days()).toEqual(['2026-03-31'])
  // Else it would fail in the tests that follow, too.
  await broken.books.rows('update recurring_entry set paused = true where org_id = $1 returning id')
})

test('it ends after so many, or after a day', async () => {
  const counted = await withRent({ most: 2 })
  expect(await counted.makeAt('2027-01-01T12:00:00Z')).toEqual(['2026-03-31', '2026-04-30'])
  expect((await counted.state()).next).toBeNull()
  const dated = await withRent({ endsOn: '2026-05-01' })
  expect(await dated.makeAt('2027-01-01T12:00:00Z')).toEqual(['2026-03-31', '2026-04-30'])
})

test('what is due while it pauses is left out', async () => {
  const { books, id, makeAt, proven } = await withRent()
  await changeRecurring(books.world, books.orgId, OWNER, id, { paused: true })
  expect(await makeAt('2026-05-15T12:00:00Z')).toEqual([])
  await changeRecurring(books.world, books.orgId, OWNER, id, { paused: false })
  expect(await makeAt('2026-06-15T12:00:00Z')).toEqual(['2026-05-31'])
  await proven()
})

test('one that was made is not due again on its day, though it pauses and goes on, or ends and goes on, that day', async () => {
  const { books, id, makeAt, state, proven } = await withRent()
  expect(await makeAt('2026-03-31T12:00:00Z')).toEqual(['2026-03-31'])
  const change = (what: Parameters<typeof changeRecurring>[4]) =>
    changeRecurring(books.world, books.orgId, OWNER, id, what)
  await change({ paused: true })
  await change({ paused: false })
  expect(await state()).toMatchObject({ next: '2026-04-30', made: 1 })
  await change({ endsOn: '2026-03-31' })
  await change({ endsOn: null })
  expect(await state()).toMatchObject({ next: '2026-04-30', made: 1 })
  expect(await makeAt('2026-04-30T12:00:00Z')).toEqual(['2026-03-31', '2026-04-30'])
  await proven()
})

test('one of a closed day lands on the next open one and says so', async () => {
  const { books, makeAt, proven } = await withRent()
  books.now = Date.parse('2026-04-10T12:00:00Z')
  await changeLockDates(books.world, books.orgId, OWNER, { soft: '2026-03-31' })
  expect(await makeAt('2026-04-11T12:00:00Z')).toEqual(['2026-04-01'])
  expect(await books.journal()).toContain('Rent (belongs to 2026-03-31, a closed period)')
  await proven()
})

test('one that cannot be made says why, waits, and is made once it can be', async () => {
  const { books, makeAt, state } = await withRent()
  await changeAccount(books.world, books.orgId, OWNER, '5900', { active: false })
  expect(await makeAt('2026-03-31T12:00:00Z')).toEqual([])
  expect(await state()).toMatchObject({ made: 0, problem: '5900 Other expense is out of use.' })
  await changeAccount(books.world, books.orgId, OWNER, '5900', { active: true })
  expect(await makeAt('2026-04-01T12:00:00Z')).toEqual(['2026-03-31'])
  expect(await state()).toMatchObject({ made: 1, problem: null })
})

test.each([
  ['what it posts', `update recurring_entry set lines = '[["5900","25001"],["1010","-25001"]]'`],
  ['how many it counts', 'update recurring_entry set made = made + 1'],
  ['a day', `update manual_entry set due_on = '2026-04-30' where due_on = '2026-03-31'`],
])('a change of %s behind the program’s back is found out', async (_, harm) => {
  const { books, makeAt } = await withRent()
  await makeAt('2026-05-01T12:00:00Z')
  await database.owner.query('drop index if exists billhook.manual_entry_once')
  await database.owner.query(
    `${harm.replace(/update (\w+)/, 'update billhook.$1')}${harm.includes('where') ? ' and' : ' where'} org_id = $1`,
    [books.orgId],
  )
  const { verdicts } = await verifyBooks(books.world, books.orgId)
  expect(verdicts.filter(({ holds }) => !holds).map(({ code }) => code)).toEqual(['recurring'])
})
