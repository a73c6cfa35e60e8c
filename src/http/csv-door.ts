import type { Checked, Door } from '../contract/doors/door.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { type CsvColumns, csvLine } from '../present/csv.ts'
import { refuseContent } from './content.ts'
import { describeDoor } from './describe-door.ts'
import type { App, Caller } from './env.ts'
import { refused } from './problem.ts'

/** So many rows are read at a time; no more of a list is ever in memory. */
const ROWS = 1_000

/** What the list behind a door is asked for: as its page, but for how much. */
interface CsvAsked<D extends Door> {
  readonly query: Checked<D, 'query'> & { readonly limit: number; readonly cursor?: string }
  readonly caller: Caller
  readonly world: World
}

interface Rows<Row> {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
}

/**
 * Hangs a door that answers a whole list as CSV: page after page, each read when the one before was taken. The first
 * is read before anything is answered, so that a refusal is one.
 */
export function csvDoor<D extends Door, Row>(
  app: App,
  door: D,
  columns: CsvColumns<Row>,
  page: (asked: CsvAsked<D>) => Promise<Rows<Row> | Refusal>,
): void {
  describeDoor(app, door)
  app.get(door.path, async (c) => {
    const checked = door.query?.safeParse(c.req.query())
    if (checked && !checked.success) return refused(c, refuseContent(checked.error.issues))
    const { caller, world } = c.var
    const from = (cursor: string | null) => {
      const query = { ...checked?.data, limit: ROWS, ...(cursor === null ? {} : { cursor }) }
      return page({ query: query as CsvAsked<D>['query'], caller, world })
    }
    const first = await from(null)
    if (isRefusal(first)) return refused(c, first)
    const name = door.path.slice('/v1/'.length)
    return c.body(textOf(columns, first, from), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    })
  })
}

function textOf<Row>(
  columns: CsvColumns<Row>,
  first: Rows<Row>,
  from: (cursor: string) => Promise<Rows<Row> | Refusal>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const linesOf = ({ items }: Rows<Row>): string =>
    items.map((row) => csvLine(columns.fieldsOf(row))).join('')
  let text = csvLine(columns.names) + linesOf(first)
  let next = first.nextCursor
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(encoder.encode(text))
      if (next === null) return controller.close()
      const rows = await from(next)
      if (isRefusal(rows)) throw new Error(rows.message)
      text = linesOf(rows)
      next = rows.nextCursor
    },
  })
}
