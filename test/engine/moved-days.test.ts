import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ownMigrations } from '../../src/store/engine/database.ts'
import { testDatabase } from '../support/test-database.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { fullBooks } from '../verify/tampered.ts'

const database = await testDatabase()

test('documents from before the days of their receivables were kept get them from their postings', async () => {
  const books = await fullBooks(database)
  const kept = 'moved_first, moved_before, moved_last, held_before'
  const all = (): Promise<unknown[]> =>
    books.rows(`select id, ${kept} from invoice where org_id = $1 order by id`)
  const before = await all()
  const client = await database.owner.connect()
  try {
    await client.query('set search_path = billhook, public')
    await client.query(`update invoice set (${kept}) = (null, null, null, null)`)
    expect(await wrongIn(books)).not.toEqual([])
    const migration = readFileSync(`${ownMigrations}/0093_days_receivables_moved.sql`, 'utf8')
    await client.query(/^update invoice [^;]*;/m.exec(migration)![0])
  } finally {
    client.release()
  }
  expect(await all()).toEqual(before)
  expect(await wrongIn(books)).toEqual([])
})
