import fc from 'fast-check'
import { command } from '../command.ts'
import { daysAfter } from '../oracle/days.ts'

/** Days are closed softly or for a tax return, or opened again; days to come are not (rule 21). */
export const lock = fc
  .tuple(
    fc.constantFrom<'soft' | 'tax'>('soft', 'soft', 'tax'),
    fc.option(fc.constantFrom(-1, 0, 1, 3, 20), { freq: 4 }),
  )
  .map(([which, days]) =>
    command(`lock ${which} ${days === null ? 'nothing' : `${days} days ago`}`, async (model) => {
      const { oracle } = model
      const through = days === null ? null : daysAfter(oracle.today, -days)
      const { locks } = oracle.journal
      const isAhead = through !== null && through > oracle.today && through !== locks[which]
      const body = { [which]: through, reason: 'A reason.' }
      const answer = await model.program.call('PATCH', '/v1/lock-dates', body)
      model.agree(answer, isAhead ? 'lock_in_future' : 'done')
      if (!isAhead) locks[which] = through
    }),
  )
