import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Door } from '../contract/doors/door.ts'
import { sheetOf } from '../contract/tables/sheet.ts'
import { csvLine, csvRows, type Table } from '../contract/tables/table.ts'
import { z } from '../contract/z.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Env } from './env.ts'
import { refused } from './problem.ts'

export type Format = 'csv' | 'xlsx'

/** What each format is called where media types are. */
export const TABLE_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const FormatQuery = {
  format: z.enum(['csv', 'xlsx']).optional().openapi({
    description:
      'The answer as CSV or as a spreadsheet instead, all of its rows; `Accept` with the media type asks for the same. A spreadsheet has at most 10,000 rows',
    example: 'csv',
  }),
}

/** So many rows of a list are read at a time; of CSV no more is ever in memory. */
const ROWS = 1_000
/** Writing a spreadsheet keeps everybody else waiting: 50,000 rows took 3.8 s and 390 MB, so many take 0.8 s. */
const MOST_IN_A_SHEET = 10_000

/** The format a request asks for, where the door has any beside JSON; null for JSON. The query goes before the header. */
export function formatSaid(c: Context<Env>, door: Door): Format | null | Refusal {
  const format = door.table ? formatOf(c) : null
  if (format === null || isRefusal(format) || c.req.query('fields') === undefined) return format
  return refuse('fields_of_a_table', null, 'Fields can be chosen of JSON only.', {
    pointer: '/fields',
    remedy: `Leave \`fields\` out: the columns of ${format} are always the same.`,
  })
}

function formatOf(c: Context<Env>): Format | null | Refusal {
  const said = c.req.query('format')
  if (said === 'csv' || said === 'xlsx') return said
  if (said !== undefined)
    return refuse('format_unknown', null, 'A report comes as csv or as xlsx.', {
      pointer: '/format',
      remedy: 'Leave `format` out for JSON.',
    })
  const json = 'application/json'
  const taken = accepts(c, {
    header: 'Accept',
    supports: [json, ...Object.values(TABLE_TYPES)],
    default: json,
  })
  return taken === TABLE_TYPES.csv ? 'csv' : taken === TABLE_TYPES.xlsx ? 'xlsx' : null
}

/** Where a list is read from: its beginning, or where the page before ended. */
export interface PageOfTable {
  readonly limit: number
  readonly cursor?: string
}

/**
 * An answer as a file, page after page where it has pages. The first is read before anything is answered, so that a
 * refusal is one; of CSV each further one when the one before was taken.
 */
export async function answerTable(
  c: Context<Env>,
  name: string,
  format: Format,
  tableOf: Door['table'] & {},
  read: (page: PageOfTable) => Promise<unknown>,
): Promise<Response> {
  const first = await read({ limit: ROWS })
  if (isRefusal(first)) return refused(c, first)
  const pages = pagesFrom(first, read, tableOf as (answer: unknown) => Table)
  const headers = {
    'content-type': format === 'csv' ? `${TABLE_TYPES.csv}; charset=utf-8` : TABLE_TYPES.xlsx,
    'content-disposition': `attachment; filename="${name}${daysOf(first)}.${format}"`,
  }
  if (format === 'csv') return c.body(ReadableStream.from(csvOf(pages)), 200, headers)
  const sheet = await workbookOf(pages)
  return isRefusal(sheet) ? refused(c, sheet) : c.body(sheet, 200, headers)
}

/** The days an answer is of, for the name of its file. */
function daysOf(view: unknown): string {
  const days = view as Readonly<Record<string, unknown>>
  return ['asOf', 'from', 'to']
    .map((name) => days[name])
    .map((day) => (typeof day === 'string' ? `-${day}` : ''))
    .join('')
}

async function* pagesFrom(
  first: unknown,
  read: (page: PageOfTable) => Promise<unknown>,
  tableOf: (answer: unknown) => Table,
): AsyncGenerator<Table> {
  for (let view = first; ;) {
    yield tableOf(view)
    const { nextCursor } = view as { readonly nextCursor?: string | null }
    if (nextCursor === undefined || nextCursor === null) return
    view = await read({ limit: ROWS, cursor: nextCursor })
    if (isRefusal(view)) throw new Error(view.message)
  }
}

async function* csvOf(pages: AsyncIterable<Table>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let isFirst = true
  for await (const table of pages) {
    yield encoder.encode((isFirst ? csvLine(table.names) : '') + csvRows(table))
    isFirst = false
  }
}

async function workbookOf(pages: AsyncIterable<Table>): Promise<Uint8Array<ArrayBuffer> | Refusal> {
  let names: Table['names'] = []
  const rows: Table['rows'][number][] = []
  for await (const table of pages) {
    names = table.names
    rows.push(...table.rows)
    if (rows.length > MOST_IN_A_SHEET)
      return refuse(
        'too_many_rows',
        null,
        `A spreadsheet has at most ${MOST_IN_A_SHEET} rows; there are more.`,
        {
          pointer: '/format',
          remedy: 'Ask for CSV, or for fewer days.',
        },
      )
  }
  const { data, options } = sheetOf({ names, rows })
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return new Uint8Array(await writeExcelFile(data, options).toBuffer())
}
