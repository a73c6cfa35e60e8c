import type * as view from '../contract/revaluation.ts'
import { addDays } from '../kernel/date.ts'
import type { ReadRevaluation } from '../store/reading/revaluations.ts'
import { numberOf } from './amount.ts'

export const presentRevaluation = ({
  realised,
  unrealised,
  entryIds,
  ...revaluation
}: ReadRevaluation): view.Revaluation => ({
  ...revaluation,
  realised: numberOf(realised),
  unrealised: numberOf(unrealised),
  returnedOn: addDays(revaluation.day, 1),
  entryIds: [...entryIds],
})
