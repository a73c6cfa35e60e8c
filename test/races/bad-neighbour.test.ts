import { expect, test } from 'vitest'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { ACME, at, orderPriced } from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()

test('an event the database itself refuses fails alone: its neighbours are carried out, without a gap', async () => {
  const books = await Books.open(database, 'fleet')
  // The contract lets no such customer in; here the last wall stands alone.
  const bad = orderPriced('bad', 1000, at(1), { customer: { ...ACME, id: 'nameless', name: '' } })
  const events = Array.from({ length: 30 }, (_, n) => (n === 17 ? bad : orderPriced(`o-${n}`, 1000, at(1))))
  const answers = await books.tellAll(events)
  expect(answers.map(({ outcome }) => outcome)).toEqual(
    events.map((event) => (event === bad ? 'refused' : 'done')),
  )
  expect(answers[17]).toMatchObject({ refusal: { code: 'internal_error' } })
  expect(await books.standing()).toHaveLength(29)
  expect(await books.rows(`select count(*)::int as n from work_event where org_id = $1`)).toEqual([{ n: 29 }])
  expect(await wrongIn(books)).toEqual([])
})

test('alone, it throws, and nothing of it is kept', async () => {
  const books = await Books.open(database, 'fleet')
  const bad = orderPriced('bad', 1000, at(1), { customer: { ...ACME, name: '' } })
  await expect(books.tell(bad)).rejects.toThrow('customer_version')
  for (const table of ['work_event', 'work', 'customer', 'invoice', 'journal_entry'])
    expect(await books.rows(`select 1 from ${table} where org_id = $1`), table).toEqual([])
})
