import { expect, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/store/engine/errors.ts'
import { Books } from '../support/road/books.ts'
import { Hold } from '../support/road/held-writer.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 20 })
const WRITTEN = ['work_event', 'work', 'customer', 'invoice', 'invoice_line', 'posting', 'history'] as const

/** Holds a writer before its numbers are counted on, or after everything but the last rows is written. */
const MOMENTS: readonly (readonly [when: string, lock: (orgId: string) => string])[] = [
  [
    'before its number is drawn',
    (orgId) => `select 1 from number_series where org_id = '${orgId}' for update`,
  ],
  ['when all but its history is written', () => 'lock table history in exclusive mode'],
]

async function nothingIsKept(books: Books): Promise<void> {
  for (const table of WRITTEN)
    expect(await books.rows(`select 1 from ${table} where org_id = $1`), table).toEqual([])
  expect(await books.rows('select distinct next from number_series where org_id = $1')).toEqual([
    { next: 1n },
  ])
}

test.each(MOMENTS)('cut %s, a transaction is undone and done again by itself', async (_, lock) => {
  const books = await Books.open(database, 'fleet')
  const hold = await Hold.take(database.owner, lock(books.orgId))
  const telling = books.tell(orderPriced('o-1', 1000, at(1)))
  expect(await hold.endTheWaiting()).toBe(true)
  await hold.letGo()
  expect(await telling).toMatchObject({ outcome: 'done', repeated: false })
  expect(await books.documents()).toEqual(['INV-2026-00001 draft 1000'])
  expect(await wrongIn(books)).toEqual([])
})

test.each(MOMENTS)(
  'cut again and again %s, it says so and leaves nothing; told again it acts once',
  async (_, lock) => {
    const books = await Books.open(database, 'fleet')
    const hold = await Hold.take(database.owner, lock(books.orgId))
    const events = [orderPriced('o-1', 1000, at(1)), orderPriced('o-2', 2000, at(1))]
    let answered = false
    const telling = books
      .tellAll(events)
      .catch((failed: unknown) => failed)
      .finally(() => (answered = true))
    while (await hold.endTheWaiting(() => answered));
    const failed = await telling
    expect(failed).toBeInstanceOf(DatabaseUnavailable)
    expect((failed as DatabaseUnavailable).outcomeUnknown).toBe(false)
    await hold.letGo()
    await nothingIsKept(books)
    const answers = await books.tellAll(events)
    expect(answers.map(({ outcome, repeated }) => [outcome, repeated])).toEqual([
      ['done', false],
      ['done', false],
    ])
    expect(await books.documents()).toEqual(['INV-2026-00001 draft 1000', 'INV-2026-00002 draft 2000'])
    expect(await wrongIn(books)).toEqual([])
  },
)

test('cut while it commits, it is not done again blindly: its sender tells again and learns what became of it', async () => {
  const books = await Books.open(database, 'fleet')
  // Makes a commit wait for a lock that this test holds.
  await database.owner.query(`
    create function billhook.wait_to_commit() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(77); return null; end $$;
    grant execute on function billhook.wait_to_commit() to public;
    create constraint trigger slow_commit after insert on billhook.work_event
      deferrable initially deferred for each row execute function billhook.wait_to_commit()`)
  const hold = await Hold.take(database.owner, 'select pg_advisory_xact_lock(77)')
  const event = orderPriced('o-1', 1000, at(1))
  const telling = books.tell(event).catch((failed: unknown) => failed)
  await hold.endTheWaiting()
  expect(await telling).toMatchObject({ name: 'DatabaseUnavailable', outcomeUnknown: true })
  await hold.letGo()
  await database.owner.query('drop trigger slow_commit on billhook.work_event')
  await nothingIsKept(books)
  expect(await books.tell(event)).toMatchObject({ outcome: 'done', repeated: false })
  expect(await books.tell(event)).toMatchObject({ outcome: 'done', repeated: true })
  expect(await books.documents()).toEqual(['INV-2026-00001 draft 1000'])
  expect(await wrongIn(books)).toEqual([])
})
