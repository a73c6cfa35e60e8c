import { workTable } from '../tables/lists.ts'
import { declareDoor } from './door.ts'
import { Id } from '../scalars.ts'
import { CsvText } from '../csv-text.ts'
import { WorkFilterQuery, WorkItem, WorkPage, WorkQuery } from '../work.ts'
import { z } from '../z.ts'
import { NO_SUCH } from './missing.ts'

export const listWork = declareDoor({
  method: 'get',
  path: '/v1/work',
  tag: 'Work',
  summary: 'List work',
  description: 'Newest first. `unbilled=true` keeps what is on no live document.',
  query: WorkQuery,
  answer: WorkPage,
  table: workTable,
})

export const exportWork = declareDoor({
  method: 'get',
  path: '/v1/work.csv',
  tag: 'Work',
  summary: 'Export work',
  description:
    'All the work that the filters mean, as CSV; amounts are net decimals of the currency beside them.',
  query: WorkFilterQuery,
  answer: CsvText,
  csv: true,
})

export const readWork = declareDoor({
  method: 'get',
  path: '/v1/work/{id}',
  tag: 'Work',
  summary: 'Read a piece of work',
  description: 'With the documents it is on, and what was quoted, ordered and done side by side.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.work,
  answer: WorkItem,
})
