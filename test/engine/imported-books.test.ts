import { createHash, createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { seedDemo } from '../../src/demo/seed.ts'
import { idSource } from '../../src/kernel/id.ts'
import { type Imported, importBooks } from '../../src/operations/import-books.ts'
import { Lanes } from '../../src/operations/lanes.ts'
import type { World } from '../../src/operations/world.ts'
import { booksLines } from '../../src/store/backup/books.ts'
import { BackupUnusable } from '../../src/store/backup/format.ts'
import type { Place } from '../../src/store/engine/connections.ts'
import {
  type Database,
  openPrepared,
  ownMigrations,
  prepareDatabase,
} from '../../src/store/engine/database.ts'
import { acrossOrganizations, inOrganization } from '../../src/store/engine/transaction.ts'
import { listOrganizations } from '../../src/store/reading/organizations.ts'
import { does, line, makes } from '../support/domain/people.ts'
import { at, orderPriced } from '../support/domain/told-events.ts'
import { Books } from '../support/road/books.ts'
import { emptyDatabase, testDatabase } from '../support/test-database.ts'
import { fullBooks, mark } from '../verify/tampered.ts'
import { withAttachments } from '../verify/with-attachments.ts'
import { asOf, everythingTold, REPORTS, reportsAsked, withoutHashes } from './everything-told.ts'

vi.setConfig({ testTimeout: 120_000 }) // the demo is made, and everything is read twice

const database = await testDatabase()
const books = await fullBooks(database)
const [{ id: customerId }] = (await books.rows<{ id: string }>(
  `select id from customer where org_id = $1 order by id limit 1`,
)) as [{ id: string }]
const onAccount = await books.do(
  makes({ addressee: { customerId }, lines: [line('Handling', '40', { account: '4100' })] }),
)
await books.do(does('mark_sent', onAccount.subject.invoiceIds![0]!))
await withAttachments(books)
// An installation keeps the books of several.
const others = await Books.open(database, 'charter', { mark })
await others.tell(orderPriced('theirs', 7_700, at(2)))

/** Another installation marks with another key. */
const THERE = (hash: Buffer): Buffer => createHmac('sha256', 'another key').update(hash).digest()

async function exported(slug: string, place: Place = database.place): Promise<string> {
  let text = ''
  for await (const lines of booksLines(place, slug)) text += lines
  return text
}

const imported = (place: Place, text: string, as?: string, by = THERE): Promise<Imported> =>
  importBooks(
    place,
    Readable.from([Buffer.from(text)]),
    { now: Date.now, newId: idSource(Date.now), mark: by },
    as,
  )

const slugOf = async (orgId: string): Promise<string> =>
  (await acrossOrganizations(database.db, (tx) => listOrganizations(tx))).find((one) => one.orgId === orgId)!
    .slug

/** An installation where nobody keeps books yet. */
async function anotherInstallation(): Promise<{ place: Place; db: Database }> {
  const place = await emptyDatabase()
  await prepareDatabase(place, ownMigrations)
  const db = openPrepared(place, { poolSize: 4 })
  onTestFinished(() => db.close())
  return { place, db }
}

describe('books of one organization, exported and imported', () => {
  test('into another installation tell every report, list and figure the same, and their chain ends as it did', async () => {
    const { place, db } = await anotherInstallation()
    const before = await everythingTold(database.db, books.orgId, { mark })
    expect(Object.keys(before).filter((path) => path.includes('/attachments/'))).toHaveLength(3)
    expect(reportsAsked(before)).toEqual(expect.arrayContaining(REPORTS))
    const result = await imported(place, await exported(await slugOf(books.orgId)))
    expect(result).toMatchObject({ orgId: books.orgId, slug: await slugOf(books.orgId) })
    expect(result.head).toEqual(result.was)
    expect(await everythingTold(db, books.orgId, { mark: THERE })).toEqual(before)
    const there = await acrossOrganizations(db, (tx) => listOrganizations(tx))
    expect(there.map(({ orgId }) => orgId)).toEqual([books.orgId])
  })

  test('beside themselves, under a new id, tell the same; each link is hashed anew and bears the mark', async () => {
    const slug = await slugOf(books.orgId)
    const before = await everythingTold(database.db, books.orgId, { mark })
    const result = await imported(database.place, await exported(slug), 'copy', mark)
    expect(result.orgId).not.toBe(books.orgId)
    expect(result.head.seq).toBe(result.was.seq)
    expect(result.head.hash).not.toEqual(result.was.hash)
    const told = await everythingTold(database.db, result.orgId, { mark })
    expect(withoutHashes(asOf(told, [result.orgId, '"copy'], [books.orgId, `"${slug}`]))).toEqual(
      withoutHashes(before),
    )
    expect(await everythingTold(database.db, books.orgId, { mark })).toEqual(before)
  })

  test('into an organization that was opened for them, which then goes on', async () => {
    const { place, db } = await anotherInstallation()
    const opened = await Books.open({ db, owner: database.owner }, 'fleet', { mark: THERE, currency: 'EUR' })
    const { slug } = (await acrossOrganizations(db, (tx) => listOrganizations(tx)))[0]!
    const result = await imported(place, await exported(await slugOf(books.orgId)), slug)
    expect(result.orgId).toBe(opened.orgId)
    const before = await everythingTold(database.db, books.orgId, { mark })
    const told = await everythingTold(db, opened.orgId, { mark: THERE })
    const same = asOf(told, [opened.orgId, `"${slug}`], [books.orgId, `"${await slugOf(books.orgId)}`])
    expect(withoutHashes(same)).toEqual(withoutHashes(before))
    await opened.tell(orderPriced('afterwards', 4_200, at(9)))
    await everythingTold(db, opened.orgId, { mark: THERE }) // proves the books
  })

  test('of every business of the demo', async () => {
    const demo = await testDatabase()
    const now = Date.parse('2026-11-21T05:00:00Z')
    const world: World = { db: demo.db, now: () => now, newId: idSource(Date.now), lanes: new Lanes(), mark }
    await seedDemo(world, () => {})
    const { place, db } = await anotherInstallation()
    for (const { orgId, slug } of await acrossOrganizations(demo.db, (tx) => listOrganizations(tx))) {
      await imported(place, await exported(slug, demo.place))
      const told = await everythingTold(db, orgId, { mark: THERE, today: now })
      expect(told).toEqual(await everythingTold(demo.db, orgId, { mark, today: now }))
    }
  })

  test('hold nothing that lets somebody in', async () => {
    await everythingTold(database.db, books.orgId, { mark }) // makes a key
    const heads = (await exported(await slugOf(books.orgId)))
      .split('\n')
      .filter((line) => line.startsWith('{"table"'))
      .map((line) => JSON.parse(line) as { table: string; columns: string[] })
    expect(heads.length).toBeGreaterThan(20)
    const columns = heads.flatMap(({ table, columns: own }) => own.map((name) => `${table} ${name}`))
    expect(
      columns.filter((name) => /secret|token|password|credential|sealed|org_id|person/.test(name)),
    ).toEqual([])
    expect(columns.filter((name) => / (hash|mark)$/.test(name))).toEqual([
      'billhook.book_link hash',
      'billhook.attachment_content hash',
      'billhook.picture hash',
      'billhook.attachment hash',
    ])
  })
})

describe('books that cannot be imported', () => {
  /** The file once more with a line changed, and its checksum made to fit. */
  const forged = (text: string, change: (line: string) => string): string => {
    const lines = text.split('\n').slice(0, -2).map(change)
    const body = `${lines.join('\n')}\n`
    const end = JSON.parse(text.trimEnd().split('\n').at(-1)!) as object
    return `${body}${JSON.stringify({ ...end, sha256: createHash('sha256').update(body).digest('hex') })}\n`
  }

  test('are refused in a sentence, and nothing of them stays', async () => {
    const { place, db } = await anotherInstallation()
    const text = await exported(await slugOf(books.orgId))
    const lines = text.split('\n')
    const head = JSON.parse(lines[0]!) as { migrations: unknown[] }
    const older = { ...head, migrations: head.migrations.slice(0, -1) }
    const cases: readonly (readonly [text: string, why: RegExp])[] = [
      ['', /not the books/],
      [lines.with(0, '{"billhook":"backup","format":1,"migrations":[]}').join('\n'), /not the books/],
      [lines.with(0, JSON.stringify({ ...head, format: 2 })).join('\n'), /newer Billhook/],
      [lines.with(0, JSON.stringify(older)).join('\n'), /older Billhook \(schema \d+, here \d+\)/],
      [`${lines.slice(0, -2).join('\n')}\n`, /cut off/],
      [text.slice(0, Math.floor(text.length / 2)), /cut off/],
      [text.replaceAll('Acme', 'Acmé'), /altered/],
      [
        forged(text, (line) => line.replaceAll('Invoice INV-2026-00002', 'Invoice INV-2026-00009')),
        /do not hold: .* not as it was written/,
      ],
      // A word of the reason for which an attachment was withdrawn.
      [
        forged(text, (line) => line.replace('"Not ours."', '"Lost."')),
        /do not hold: the withdrawal of attachment .* not as it was written/,
      ],
      [
        forged(text, (line) => line.replace(Buffer.from('the bill').toString('hex'), '00'.repeat(8))),
        /attachment_content cannot be loaded/,
      ],
      [
        forged(text, (line) => line.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`)),
        /do not hold/,
      ],
    ]
    for (const [file, why] of cases) {
      const importing = imported(place, file)
      await expect(importing).rejects.toThrow(BackupUnusable)
      await expect(importing).rejects.toThrow(why)
      await expect(importing).rejects.not.toThrow(/\n/)
    }
    expect(await acrossOrganizations(db, (tx) => listOrganizations(tx))).toEqual([])
  })

  test('because there are books of that name', async () => {
    const text = await exported(await slugOf(books.orgId))
    const before = await everythingTold(database.db, others.orgId, { mark })
    await expect(imported(database.place, text)).rejects.toThrow(/are not empty: \w+ has rows/)
    await expect(imported(database.place, text, await slugOf(others.orgId))).rejects.toThrow(/are not empty/)
    expect(await everythingTold(database.db, others.orgId, { mark })).toEqual(before)
  })

  test('of nobody, or of several', async () => {
    await expect(exported('nobody')).rejects.toThrow(/no books of "nobody"/)
    await expect(async () => {
      for await (const line of booksLines(database.place, undefined)) void line
    }).rejects.toThrow(/Say whose books with --organization: books-/)
  })

  test('by the program itself: past the checks of statements only the owner of the tables loads', async () => {
    const stray = inOrganization(database.db, books.orgId, async (tx) => {
      await tx.run(sql`select set_config('billhook.loading', 'on', true)`)
      await tx.run(sql`
        insert into posting select (p).* from (select jsonb_populate_record(p, '{"line": 9}') as p from posting p limit 1) one`)
    })
    await expect(stray).rejects.toThrow(/does not balance/)
  })
})
