import { expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { makes } from '../support/domain/people.ts'
import { at, orderPriced, serviceOrder } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 20 })
const WRITERS = 16
const EACH = 12

test('16 writers on one number series: no gap, no duplicate, in the order written', async () => {
  const books = await Books.open(database, 'fleet')
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const own = books.elsewhere()
      for (let n = 0; n < EACH; n++) await own.tell(orderPriced(`o-${writer}-${n}`, 1000, at(1)))
    }),
  )
  const numbers = await books.rows<{ number: string; seq: bigint }>(
    'select number, number_seq as seq from invoice where org_id = $1 order by number_seq',
  )
  expect(numbers.map(({ seq }) => Number(seq))).toEqual(
    Array.from({ length: WRITERS * EACH }, (_, at) => at + 1),
  )
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(WRITERS * EACH)
  expect(await wrongIn(books)).toEqual([])
})

test('16 people invoice the same finished work at once: one document, fifteen are told where it is', async () => {
  const books = await Books.open(database, 'field-service')
  await books.tell(serviceOrder('s-1', at(1)))
  const works = [await books.workId('s-1')]
  const outcomes = await Promise.all(
    Array.from({ length: WRITERS }, () => books.elsewhere().do(makes({ works }))),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.outcome === 'refused') expect(outcome.refusal.code).toBe('work_already_billed')
  expect(await books.standing()).toHaveLength(1)
  expect(await wrongIn(books)).toEqual([])
})

test('a writer whose connection is cut in the middle leaves nothing, and no gap', async () => {
  const books = await Books.open(database, 'fleet')
  let cutting = true
  let cuts = 0
  const cut = (async () => {
    // Never more than so many, so that on a slow machine something is written between two cuts.
    while (cutting && cuts < 60) {
      // Only those that have written something already: their work is half done.
      const { rows } = await database.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null and random() < 0.5`,
      )
      cuts += rows.length
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })()
  let acknowledged = 0
  await Promise.all(
    Array.from({ length: 6 }, async (_, writer) => {
      const own = books.elsewhere()
      for (let n = 0; n < 15; n++) {
        const event = orderPriced(`o-${writer}-${n}`, 1000, at(1))
        // A sender tells again until it is answered: the event's id makes that safe.
        for (;;) {
          const answer = await own.tell(event).catch(() => null)
          if (answer) break
        }
        acknowledged += 1
      }
    }),
  )
  cutting = false
  await cut
  expect(cuts).toBeGreaterThan(0)
  expect(acknowledged).toBe(90)
  expect(await books.standing()).toHaveLength(90)
  expect(await wrongIn(books)).toEqual([])
})
