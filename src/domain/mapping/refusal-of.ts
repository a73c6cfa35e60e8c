import { type Refusal, refuse } from '../../kernel/refusal.ts'
import type { MappingProblem } from './build.ts'

/** The problems of a payload as one refusal: its sentence is the first one's, with both places. */
export function refusalOf(problems: readonly MappingProblem[]): Refusal {
  const { code, detail, remedy, mapping, payload } = problems[0]!
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  const where = [
    payload === null || payload === '' ? [] : `${payload} of what was sent`,
    `${mapping === '' ? 'the mapping' : `${mapping} of the mapping`}`,
  ]
  return refuse(
    code,
    1,
    `${where.flat().join(', ')}: ${detail}${more}`,
    remedy === undefined ? {} : { remedy },
  )
}
