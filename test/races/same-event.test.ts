import { expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 20 })

test.each([
  ['by one process', (books: Books) => books],
  ['by fifty processes', (books: Books) => books.elsewhere()],
])('the same event told 50 times at once %s acts once, and all get its answer', async (_, from) => {
  const books = await Books.open(database, 'fleet')
  const event = orderPriced('o-1', 1000, at(1))
  const answers = await Promise.all(Array.from({ length: 50 }, () => from(books).tell(event)))
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(new Set(answers.map(({ eventId }) => eventId)).size).toBe(1)
  expect(new Set(answers.map(({ outcome, subject }) => JSON.stringify([outcome, subject]))).size).toBe(1)
  expect(await books.documents()).toEqual(['INV-2026-00001 draft 1000'])
  expect(await wrongIn(books)).toEqual([])
})

test('one id told with two bodies at once: one stands, the other is kept as a conflict and changes nothing', async () => {
  const books = await Books.open(database, 'fleet')
  const first = orderPriced('o-1', 1000, at(1))
  const second = { ...orderPriced('o-1', 2000, at(1)), id: first.id }
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, which) => books.elsewhere().tell(which % 2 === 0 ? first : second)),
  )
  const refused = answers.filter((answer) => answer.outcome === 'refused')
  expect(answers.filter((answer) => answer.outcome === 'done')).toHaveLength(10)
  expect(refused).toHaveLength(10)
  for (const answer of refused)
    expect(answer.outcome === 'refused' && answer.refusal.code).toBe('event_conflict')
  expect(await books.rows('select count(*)::int as n from work_event_conflict where org_id = $1')).toEqual([
    { n: 1 },
  ])
  expect(await books.documents()).toHaveLength(1)
  expect(await wrongIn(books)).toEqual([])
})
