import { Revaluation, RevaluationNew, RevaluationPage, RevaluationQuery } from '../revaluation.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Journal'

export const listRevaluations = declareDoor({
  method: 'get',
  path: '/v1/revaluations',
  tag,
  summary: 'List revaluations',
  description: 'The days at whose end the books were revalued, the last first.',
  query: RevaluationQuery,
  answer: RevaluationPage,
})

export const revalueBooks = declareDoor({
  method: 'post',
  path: '/v1/revaluations',
  tag,
  summary: 'Revalue the books at the end of a day',
  description:
    'Posts in the own currency what exchange rates brought: what was realised since the revaluation before, and what is unrealised, which goes back the day after. Told again it answers 200 and posts the difference, and that of every later one.',
  body: RevaluationNew,
  answer: Revaluation,
  makes: true,
  dryRun: true,
})

export const readRevaluation = declareDoor({
  method: 'get',
  path: '/v1/revaluations/{id}',
  tag,
  summary: 'Read a revaluation',
  description: 'With the entries that stand for it.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.revaluation,
  answer: Revaluation,
})
