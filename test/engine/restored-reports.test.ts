import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import type { Door } from '../../src/contract/doors/door.ts'
import { everyDoor } from '../../src/contract/doors/every-door.ts'
import { createApp } from '../../src/http/server.ts'
import { idSource } from '../../src/kernel/id.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { createApiKey } from '../../src/operations/create-api-key.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import { restoreBackup } from '../../src/store/backup/restore.ts'
import { backupLines } from '../../src/store/backup/take.ts'
import type { Database } from '../../src/store/engine/database.ts'
import { openPrepared } from '../../src/store/engine/database.ts'
import { httpDoubles } from '../support/http-doubles.ts'
import { emptyDatabase, testDatabase } from '../support/test-database.ts'
import { fullBooks } from '../verify/tampered.ts'

const database = await testDatabase()
const TODAY = Date.parse('2026-03-25T09:00:00Z')

/** Lists and figures of the books that need nothing said to be read. */
const PATHS = Object.values(everyDoor as Record<string, Door>)
  .filter(({ method, path }) => method === 'get' && !path.includes('{'))
  .map(({ path }) => path)
  .filter((path) =>
    /^\/v1\/(reports|invoices|payments|customers|work|journal-entries|accounts|dashboard|number-series|chain-head|lock-dates|organization)/.test(
      path,
    ),
  )
  .filter((path) => !/general-ledger|ar-aging\/documents|\/entries$|customer-statement/.test(path))

/** Everything the API tells of an organization's books, by what was asked. */
async function everythingTold(db: Database, orgId: string): Promise<Record<string, string>> {
  const world = { db, now: () => TODAY, newId: idSource(Date.now), lanes: new Lanes() }
  const app = createApp({ ...httpDoubles, world, operator: { token: 'token', demo: false } })
  const owner = { name: 'Test', role: 'owner' } as const
  const made = await createApiKey(world, orgId, owner, { name: 'Auditor', role: 'owner' })
  if (isRefusal(made)) throw new Error(made.message)
  const read = async (path: string): Promise<string> => {
    const answer = await app.request(path, { headers: { authorization: `Bearer ${made.key}` } })
    const text = await answer.text()
    expect(answer.status, `${path}: ${text}`).toBe(200)
    return text
  }
  const accounts = JSON.parse(await read('/v1/accounts')) as { items: { code: string }[] }
  const asked = [
    ...PATHS,
    ...accounts.items.map(
      ({ code }) => `/v1/reports/general-ledger?account=${code}&currency=USD&from=2026-01-01&to=2026-12-31`,
    ),
    '/v1/reports/ar-aging/documents?currency=USD',
  ]
  const told: Record<string, string> = {}
  for (const path of asked) told[path] = await read(path)
  const proven = JSON.parse(await read('/v1/verification')) as {
    holds: boolean
    verdicts: unknown
    head: unknown
  }
  expect(proven.holds).toBe(true)
  told['verification'] = JSON.stringify([proven.verdicts, proven.head])
  return told
}

test('books restored into an empty database tell every report, list and figure the same, and their chain ends alike', async () => {
  const books = await fullBooks(database)
  let backup = ''
  for await (const lines of backupLines(database.place, { key: null, keyDigest: null })) backup += lines
  const place = await emptyDatabase()
  await restoreBackup(place, Readable.from([Buffer.from(backup)]))
  const restored = openPrepared(place, { poolSize: 4 })
  onTestFinished(() => restored.close())
  expect(PATHS.length).toBeGreaterThan(10)
  const before = await everythingTold(database.db, books.orgId)
  expect(await everythingTold(restored, books.orgId)).toEqual(before)
})
