import { GapRegister, GapRegisterQuery } from '../gap-register.ts'
import { gapRegisterTable } from '../tables/gap-register.ts'
import { declareDoor } from './door.ts'

export const gapRegister = declareDoor({
  method: 'get',
  path: '/v1/reports/gap-register',
  tag: 'Reports',
  summary: 'Gap register',
  description:
    'Every number that is no live document, with why, by whom and when it was taken back; and for each series the account of all numbers it has drawn, which proves that none is missing. Numbers of documents taken over from another system are not in it. Known at an instant, a series bears the prefix it has now.',
  query: GapRegisterQuery,
  answer: GapRegister,
  table: gapRegisterTable,
})
