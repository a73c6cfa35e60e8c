import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MISFIT } from '../../src/domain/plan/follow-plan.ts'
import { inEnglish, type Remarks, say } from '../../src/domain/sentence/say.ts'
import { ownMigrations } from '../../src/store/engine/database.ts'
import { testDatabase } from '../support/test-database.ts'
import { fullBooks } from '../verify/tampered.ts'

const database = await testDatabase()

test('a flag of before sentences had codes says by its code that instalments do not fit', async () => {
  const books = await fullBooks(database)
  const [document] = await books.rows<{ id: string }>(`select id from invoice where org_id = $1 limit 1`)
  const client = await database.owner.connect()
  const migration = readFileSync(`${ownMigrations}/0095_misfit_by_code.sql`, 'utf8')
  const after = async (text: string): Promise<Remarks> => {
    const review = JSON.stringify([say('as_written', { text })])
    await client.query('update invoice set review = $1 where id = $2', [review, document!.id])
    await client.query(migration)
    const { rows } = await client.query<{ review: Remarks }>('select review from invoice where id = $1', [
      document!.id,
    ])
    return rows[0]!.review
  }
  try {
    await client.query('set search_path = billhook, public')
    const words = inEnglish(MISFIT)
    expect(await after(words)).toEqual([MISFIT])
    expect(await after(`Ask first. ${words}`)).toEqual([say('as_written', { text: 'Ask first.' }), MISFIT])
    expect(await after('Ask first.')).toEqual([say('as_written', { text: 'Ask first.' })])
  } finally {
    client.release()
  }
})
