import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { BackupUnusable } from '../../src/store/backup/format.ts'
import { restoreBackup } from '../../src/store/backup/restore.ts'
import { backupLines } from '../../src/store/backup/take.ts'
import type { WorkEvent } from '../../src/domain/work/event.ts'
import { changeLogo } from '../../src/operations/change-logo.ts'
import { addJob } from '../../src/store/jobs.ts'
import { clientConfig, openPool, type Place, withClient } from '../../src/store/engine/connections.ts'
import { openPrepared, ownMigrations, prepareDatabase } from '../../src/store/engine/database.ts'
import { readMigrations } from '../../src/store/engine/migration-files.ts'
import { acrossOrganizations } from '../../src/store/engine/transaction.ts'
import { migrationFolder } from '../support/migration-folder.ts'
import { ACME, at, orderPriced } from '../support/domain/told-events.ts'
import { pngOf } from '../support/pictures.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import { withAttachments } from '../verify/with-attachments.ts'
import { emptyDatabase, testDatabase } from '../support/test-database.ts'

const database = await testDatabase({ poolSize: 10 })
const NO_KEY = { key: null, keyDigest: null }

async function taken(place: Place): Promise<string> {
  let text = ''
  for await (const lines of backupLines(place, NO_KEY)) text += lines
  return text
}

const bytesOf = (text: string): AsyncIterable<Buffer> => Readable.from([Buffer.from(text)])

/** The nth event of a writer: every third prices its order before last anew. */
function told(writer: number, n: number): WorkEvent {
  const order = n % 3 === 2 ? n - 2 : n
  return {
    ...orderPriced(`w${writer}-${order}`, 1000 + n, at(1 + (n % 20)), { customer: ACME }),
    id: `${writer} tells ${n}`,
  }
}

const WRITERS = 8
const EACH = 24

/** What the books come to, whoever was first: prices and what is billed of each piece of work, and every account. */
const comesTo = async (books: Books): Promise<unknown> => ({
  works: await books.rows(
    `select w.external_id, w.value, sum(b.amount) filter (where b.state <> 'released') as billed
     from work w left join work_billing b on b.org_id = w.org_id and b.work_id = w.id where w.org_id = $1 group by 1, 2 order by 1`,
  ),
  accounts: await books.rows(
    'select account, currency, sum(amount) as amount from posting where org_id = $1 group by 1, 2 order by 1, 2',
  ),
  events: await books.rows('select external_id, outcome from work_event where org_id = $1 order by 1'),
})

describe('a backup', () => {
  test('taken while eight write is one moment of the books, and telling everything again ends in the same books', async () => {
    const books = await Books.open(database, 'fleet')
    await changeLogo(books.world, books.orgId, { name: 'Test', role: 'owner' }, pngOf(40, 20))
    await withAttachments(books)
    await acrossOrganizations(database.db, (tx) => addJob(tx, 'left_to_do', { a: 1 }))
    await database.owner.query(
      `update graphile_worker._private_jobs set locked_by = 'a worker there', locked_at = now()`,
    )
    let toldSoFar = 0
    const writing = Array.from({ length: WRITERS }, async (_, writer) => {
      const own = books.elsewhere()
      for (let n = 0; n < EACH; n++) {
        await own.tell(told(writer, n))
        toldSoFar += 1
      }
    })
    while (toldSoFar < (WRITERS * EACH) / 4) await new Promise((resolve) => setTimeout(resolve, 5))
    const backup = await taken(database.place)
    expect(toldSoFar).toBeLessThan(WRITERS * EACH)
    await Promise.all(writing)
    await database.owner.query('update graphile_worker._private_jobs set locked_by = null, locked_at = null')

    const place = await emptyDatabase()
    const restored = await restoreBackup(place, bytesOf(backup))
    expect(restored.rows['graphile_worker._private_jobs']).toBe(1)
    expect(restored.rows['billhook.picture']).toBe(1)
    const db = openPrepared(place)
    const owner = openPool(place, 'owner', 2, () => {})
    try {
      const copy = books.on({ db, owner })
      const { rows: jobs } = await owner.query('select payload, locked_by from graphile_worker._private_jobs')
      expect(jobs).toEqual([{ payload: { a: 1 }, locked_by: null }])
      const kept = await copy.rows<{ id: string }>(
        'select external_id as id from work_event where org_id = $1',
      )
      expect(kept.length).toBeGreaterThan(0)
      expect(kept.length).toBeLessThan(WRITERS * EACH)
      const has = new Set(kept.map(({ id }) => id))
      for (let writer = 0; writer < WRITERS; writer++) {
        const own = Array.from({ length: EACH }, (_, n) => has.has(`${writer} tells ${n}`))
        expect(own.lastIndexOf(true)).toBe(own.filter(Boolean).length - 1) // a prefix of what it told
      }
      expect(await wrongIn(copy)).toEqual([])

      for (let writer = 0; writer < WRITERS; writer++)
        await copy.tellAll(Array.from({ length: EACH }, (_, n) => told(writer, n)))
      expect(await wrongIn(copy)).toEqual([])
      expect(await comesTo(copy)).toEqual(await comesTo(books))
      await acrossOrganizations(db, (tx) => addJob(tx, 'another', {}))
    } finally {
      await Promise.all([db.close(), owner.end()])
    }
  })

  test('restored is the same backup again, row for row', async () => {
    const place = await emptyDatabase()
    await database.owner.query(`insert into billhook_people.person (id, name, email, "emailVerified")
      values ('01a1fc3b-b55e-77c7-87c7-b559a0b370be', 'Olivia Hale', 'olivia@example.com', false)`)
    const backup = await taken(database.place)
    expect(backup).toContain('olivia@example.com')
    await restoreBackup(place, bytesOf(backup))
    const rowsOf = (text: string): string[] => text.split('\n').slice(1, -2)
    expect(rowsOf(await taken(place))).toEqual(rowsOf(backup))
    await expect(restoreBackup(place, bytesOf(backup))).rejects.toThrow(/not empty/)
  })

  test('that is not whole is refused, and nothing is restored', async () => {
    const place = await emptyDatabase()
    const backup = await taken(database.place)
    const lines = backup.split('\n')
    const head = JSON.parse(lines[0]!) as { migrations: { version: number }[] }
    const cases: readonly (readonly [backup: string, why: RegExp])[] = [
      ['', /not a backup/],
      ['{"some":"json"}\n', /not a backup/],
      [lines.slice(0, -2).join('\n') + '\n', /cut off/],
      [backup.slice(0, Math.floor(backup.length / 2)), /cut off/],
      [lines.toSpliced(5, 1).join('\n'), /altered|cannot be loaded|not whole/],
      [backup.replace('"Test books"', '"Best books"'), /altered/],
      [lines.with(0, JSON.stringify({ ...head, format: 2 })).join('\n'), /newer Billhook/],
      [
        lines
          .with(
            0,
            JSON.stringify({ ...head, migrations: [{ version: 9999, name: '9999_x.sql', checksum: '' }] }),
          )
          .join('\n'),
        /does not know/,
      ],
    ]
    for (const [text, why] of cases) {
      const restoring = restoreBackup(place, bytesOf(text))
      await expect(restoring).rejects.toThrow(BackupUnusable)
      await expect(restoring).rejects.toThrow(why)
    }
    const empty = await withClient(clientConfig(place, 'owner'), (client) =>
      client.query('select from billhook.organization'),
    )
    expect(empty.rows).toHaveLength(0)
    await restoreBackup(place, bytesOf(backup))
  })

  test('of an older schema is loaded as it was and then brought up to date; a newer database refuses it', async () => {
    const files = readMigrations(ownMigrations)
    const older = migrationFolder(
      Object.fromEntries(files.filter(({ version }) => version <= 10).map(({ name, sql }) => [name, sql])),
    )
    const before = await emptyDatabase()
    await prepareDatabase(before, older)
    await withClient(clientConfig(before, 'owner'), (client) =>
      client.query(
        `insert into organization (org_id, slug, name, time_zone, currency, created_at)
         values ('0199d6c2-7d1e-7a60-8f0e-2b1c9a4d5e6f', 'old', 'Old books', 'UTC', 'USD', now())`,
      ),
    )
    const backup = await taken(before)
    const place = await emptyDatabase()
    await restoreBackup(place, bytesOf(backup))
    const { rows } = await withClient(clientConfig(place, 'owner'), (client) =>
      client.query(
        `select slug, (select max(version) from billhook_migration) as version, to_regclass('billhook.refund')::text as refund from organization`,
      ),
    )
    expect(rows).toEqual([{ slug: 'old', version: files.at(-1)!.version, refund: 'refund' }])

    const newer = await emptyDatabase()
    await prepareDatabase(newer, ownMigrations)
    await expect(restoreBackup(newer, bytesOf(backup))).rejects.toThrow(/newer schema/)
  })
})
