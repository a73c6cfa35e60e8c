import { expect, test } from 'vitest'
import { verifyBooks } from '../../src/operations/verify-books.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 3 })

test('more proofs at once than there are connections all end, while others write', async () => {
  const books = await Books.open(database, 'fleet')
  const tell = (n: number) => books.tell(orderPriced(`o-${n}`, 1000 + n, at(3)))
  for (let n = 0; n < 20; n++) await tell(n)
  const proofs = Array.from({ length: 9 }, () => verifyBooks(books.world, books.orgId))
  const written = Promise.all(Array.from({ length: 20 }, (_, n) => tell(100 + n)))
  for (const proof of await Promise.all(proofs)) {
    expect(proof.verdicts.filter(({ holds }) => !holds)).toEqual([])
    expect(proof.entries).toBeGreaterThanOrEqual(20n)
  }
  await written
  expect((await verifyBooks(books.world, books.orgId)).entries).toBe(40n)
})
