import type { Checked, Door } from '../contract/doors/door.ts'
import type { Table } from '../contract/tables/table.ts'
import type { z } from '../contract/z.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { refuseContent } from './content.ts'
import { describeDoor } from './describe-door.ts'
import type { App, Caller } from './env.ts'
import { refused } from './problem.ts'
import { answerTable } from './table-answer.ts'

/** What the list behind a door is asked for: as its page, but for how much. */
interface CsvAsked<D extends Door> {
  readonly query: Checked<D, 'query'> & { readonly limit: number; readonly cursor?: string }
  readonly caller: Caller
  readonly world: World
}

/** Hangs a door that answers a whole list as CSV: what the door `list` answers page by page. */
export function csvDoor<D extends Door, L extends Door>(
  app: App,
  door: D,
  list: L & { readonly table: (answer: z.output<L['answer']>) => Table },
  page: (asked: CsvAsked<D>) => Promise<z.output<L['answer']> | Refusal>,
): void {
  describeDoor(app, door)
  app.get(door.path, (c) => {
    const checked = door.query?.safeParse(c.req.query())
    if (checked && !checked.success) return refused(c, refuseContent(checked.error.issues))
    const { caller, world } = c.var
    const name = door.path.slice('/v1/'.length, -'.csv'.length)
    return answerTable(c, name, 'csv', list.table, (from) =>
      page({ query: { ...checked?.data, ...from } as unknown as CsvAsked<D>['query'], caller, world }),
    )
  })
}
