import type pg from 'pg'
import { BackupUnusable } from './format.ts'
import { type BooksHead, tablesOfBooks } from './books.ts'
import { columnsIn, type Insert, loadRows, readAt } from './load.ts'
import type { Part } from './read.ts'
import type { Table } from './tables.ts'
import { migrationsOf } from './take.ts'
import { wrongInBooks } from './whole.ts'

/** The organization that books are imported into. */
export interface Target {
  readonly orgId: string
  readonly slug: string
  /** There already, with nothing in its books. */
  readonly isThere: boolean
}

/** What every organization has from the day it is opened; an import brings its own. */
const OPENED_WITH = ['book_link', 'history', 'number_series', 'account', 'organization_version', 'picture']

/** Refuses books whose rows mean something else here: they are of another version of the schema. */
export async function refuseOtherSchema(client: pg.Client, head: BooksHead): Promise<void> {
  const here = await migrationsOf(client)
  if (JSON.stringify(here) === JSON.stringify(head.migrations)) return
  const [theirs, ours] = [head.migrations.at(-1)?.version ?? 0, here.at(-1)?.version ?? 0]
  const [older, remedy] =
    theirs < ours
      ? ['an older', 'Bring that installation up to date and export again.']
      : ['another', 'Bring this one up to date first.']
  throw new BackupUnusable(
    `The books were exported by ${older} Billhook (schema ${theirs}, here ${ours}). ${remedy}`,
  )
}

/**
 * Where books come to: the organization of that short name, which must have none yet, else a new one, which keeps its id
 * where that is free here. The row is held until the transaction ends.
 */
export async function targetOf(
  client: pg.Client,
  { organization }: BooksHead,
  as: string | undefined,
  newId: () => string,
): Promise<Target> {
  const slug = as ?? organization.slug
  const { rows } = await client.query<{ orgId: string; slug: string }>(
    'select org_id as "orgId", slug from organization where slug = $1 or org_id = $2 for update',
    [slug, organization.id],
  )
  const there = rows.find((row) => row.slug === slug)
  if (!there) {
    const taken = rows.length > 0
    return { orgId: taken ? newId() : organization.id, slug, isThere: false }
  }
  await refuseBooks(client, there)
  return { ...there, isThere: true }
}

async function refuseBooks(
  client: pg.Client,
  { orgId, slug }: { orgId: string; slug: string },
): Promise<void> {
  for (const { name, sql } of await tablesOfBooks(client)) {
    const table = name.replace('billhook.', '')
    if (table === 'organization' || OPENED_WITH.includes(table)) continue
    const { rows } = await client.query(`select from ${sql} where org_id = $1 limit 1`, [orgId])
    if (rows.length > 0)
      throw new BackupUnusable(
        `The books of "${slug}" are not empty: ${table} has rows. Nothing was imported; choose another short name with --as.`,
      )
  }
}

/** Loads the rows and holds them to the rules that statements are held to otherwise. Tells how many of each table. */
export async function loadBooks(
  client: pg.Client,
  parts: AsyncGenerator<Part<BooksHead>>,
  target: Target,
): Promise<Record<string, number>> {
  const tables = await tablesOfBooks(client)
  // Their rows come in several statements, and rows of what is past among them; the same is asked of everything below.
  await client.query(`set local billhook.loading = 'on'`)
  if (target.isThere)
    for (const table of OPENED_WITH)
      await client.query(`delete from ${table} where org_id = $1`, [target.orgId])
  const rows = await loadRows(client, parts, intoOrganization(tables, target))
  for (const { sql } of tables) await client.query(`analyze ${sql}`)
  const wrong = await wrongInBooks(client, target.orgId)
  if (wrong.length > 0)
    throw new BackupUnusable(
      `The books in the file are not whole: ${wrong.join('; ')}. Nothing was imported.`,
    )
  return rows
}

/** Every row becomes the organization's, whatever the file says. */
function intoOrganization(
  tables: readonly Table[],
  { orgId, slug, isThere }: Target,
): Parameters<typeof loadRows>[2] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  return (of): Insert => {
    const { table, columns } = columnsIn(byName, of)
    const names = columns.map(({ sql }) => sql).join(', ')
    const values = columns.map(readAt).join(', ')
    const rows = 'json_array_elements($1::json) r'
    if (table.name !== 'billhook.organization')
      return {
        sql: `insert into ${table.sql} (org_id, ${names}) select $2::uuid, ${values} from ${rows}`,
        values: [orgId],
      }
    return {
      sql: isThere
        ? `update ${table.sql} set (${names}) = (select ${values} from ${rows}) where org_id = $2 and slug = $3`
        : `insert into ${table.sql} (org_id, slug, ${names}) select $2::uuid, $3::text, ${values} from ${rows}`,
      values: [orgId, slug],
    }
  }
}
