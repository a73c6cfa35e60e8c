import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { restoreBackup } from '../../src/store/backup/restore.ts'
import { backupLines } from '../../src/store/backup/take.ts'
import { openPrepared } from '../../src/store/engine/database.ts'
import { emptyDatabase, testDatabase } from '../support/test-database.ts'
import { fullBooks } from '../verify/tampered.ts'
import { everythingTold, REPORTS, reportsAsked } from './everything-told.ts'

const database = await testDatabase()

test('books restored into an empty database tell every report, list and figure the same, and their chain ends alike', async () => {
  const books = await fullBooks(database)
  let backup = ''
  for await (const lines of backupLines(database.place, { key: null, keyDigest: null })) backup += lines
  const place = await emptyDatabase()
  await restoreBackup(place, Readable.from([Buffer.from(backup)]))
  const restored = openPrepared(place, { poolSize: 4 })
  onTestFinished(() => restored.close())
  const before = await everythingTold(database.db, books.orgId)
  expect(reportsAsked(before)).toEqual(expect.arrayContaining(REPORTS))
  expect(await everythingTold(restored, books.orgId)).toEqual(before)
})
