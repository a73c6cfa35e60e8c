import type pg from 'pg'
import type { Place } from '../engine/connections.ts'
import { type BackupHead, BackupUnusable } from './format.ts'
import type { Kind } from './read.ts'
import { type Table, tablesToKeep } from './tables.ts'
import { linesTaken, migrationsOf, momentOf } from './take.ts'

/**
 * The books of one organization, as the lines of a backup with a head of its own. Rows do not say whose they are: the
 * import does. What opens doors, is sealed with the installation's key or belongs to its people stays behind.
 */
export interface BooksHead {
  readonly billhook: 'books'
  readonly format: typeof BOOKS_FORMAT
  readonly madeAt: string
  readonly migrations: BackupHead['migrations']
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string }
  /** Where the chain ends: `seq` as decimal text, `hash` as hex. */
  readonly chain: { readonly seq: string; readonly hash: string }
}

export const BOOKS_FORMAT = 1

export const BOOKS: Kind<BooksHead> = {
  billhook: 'books',
  format: BOOKS_FORMAT,
  noun: 'file',
  notOne: 'This file is not the books of an organization as "billhook export --format billhook" writes them.',
  undone: 'Nothing was imported',
  byNewer: 'Import it with that one.',
  isHead: (said): said is Record<string, unknown> & BooksHead => {
    const { migrations, organization, chain } = said as Partial<BooksHead>
    return (
      Array.isArray(migrations) &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(organization?.id)) &&
      typeof organization?.slug === 'string' &&
      typeof organization.name === 'string' &&
      /^\d{1,18}$/.test(String(chain?.seq)) &&
      /^[0-9a-f]{64}$/.test(String(chain?.hash))
    )
  },
}

/** Tables with rows of an organization that are not its books, by why they stay behind. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  api_key: 'a key opens the installation that made it',
  kept_answer: 'answers to retries under those keys',
  membership: 'people sign in to their installation',
  invitation: 'a link that lets somebody in',
  saved_view: 'kept by people',
  document_link: 'a link that lets somebody in, sealed',
  portal_client: 'a right to enter the portal',
  portal_link: 'a link that lets somebody in',
  portal_session: 'a way in',
  mail: 'sealed, and sent by the installation that wrote it',
  source_connection: 'sealed credentials',
  source_name: 'taken when a source is connected',
  back_fill: 'work of a connection',
  webhook_delivery: 'work of a connection',
  webhook_source: 'a sealed secret',
  webhook_mapping: 'of a source',
  webhook_source_delivery: 'of a source',
}

/** Columns that an installation says itself: whose rows they are, the short name, the mark of its key. */
const SAID_HERE = ['org_id', 'billhook.organization slug', 'billhook.book_link mark']

/** The tables of an organization's books, those that others refer to first, with the columns a file holds. */
export async function tablesOfBooks(client: pg.Client): Promise<Table[]> {
  return (await tablesToKeep(client))
    .filter(({ name, columns }) => {
      const [schema, table] = name.split('.')
      return (
        schema === 'billhook' &&
        !(table! in LEFT_BEHIND) &&
        columns.some((column) => column.name === 'org_id')
      )
    })
    .map((table) => ({
      ...table,
      columns: table.columns.filter(
        ({ name }) => !SAID_HERE.includes(name) && !SAID_HERE.includes(`${table.name} ${name}`),
      ),
    }))
}

/**
 * An organization's books at one moment, as the lines of a file, while others go on writing. Without a short name, those of
 * the only organization. Throws `BackupUnusable` when it is not clear whose.
 */
export const booksLines = (place: Place, slug: string | undefined): AsyncGenerator<string> =>
  linesTaken(place, async (client) => {
    const organization = await organizationMeant(client, slug)
    const where = ` where org_id = '${organization.id}'`
    const links = await client.query<BooksHead['chain']>(
      `select seq::text as seq, encode(hash, 'hex') as hash from billhook.book_link${where} order by book_link.seq desc limit 1`,
    )
    const head: BooksHead = {
      billhook: 'books',
      format: BOOKS_FORMAT,
      madeAt: await momentOf(client),
      migrations: await migrationsOf(client),
      organization,
      chain: links.rows[0] ?? { seq: '0', hash: '0'.repeat(64) },
    }
    return { head, tables: await tablesOfBooks(client), where }
  })

async function organizationMeant(
  client: pg.Client,
  slug: string | undefined,
): Promise<BooksHead['organization']> {
  const { rows } = await client.query<BooksHead['organization']>(
    'select org_id as id, slug, name from billhook.organization where $1::text is null or slug = $1 order by slug',
    [slug ?? null],
  )
  const [one] = rows
  if (one && rows.length === 1) return one
  throw new BackupUnusable(
    one
      ? `Say whose books with --organization: ${rows.map((row) => row.slug).join(', ')}.`
      : `There are no books${slug === undefined ? '' : ` of "${slug}"`} here.`,
  )
}
