import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { closeYear, reopenYear } from '../oracle/years.ts'
import { place } from './shapes.ts'

/** What a year earned is taken to retained earnings, and once more by difference (rule 21). */
export const closesYear = fc
  .constantFrom('2025-12-31', '2025-12-31', '2026-01-31', '2026-02-28', '2026-12-31')
  .map((endsOn) =>
    command(`close the year that ends on ${endsOn}`, async (model) => {
      const answer = await model.program.call('POST', '/v1/year-closes', { endsOn })
      model.agree(answer, closeYear(model.oracle, endsOn))
    }),
  )

export const reopensYear = place.map((which) =>
  command(`reopen closed year ${which}`, async (model) => {
    const { oracle, program } = model
    const close = oneOf(oracle.yearCloses, which)
    if (!close) return
    const { items } = await program.get('/v1/fiscal-years')
    const { id } = items.find(({ endsOn }: { endsOn: string }) => endsOn === close.endsOn)
    const answer = await program.call('POST', `/v1/year-closes/${id}/reversal`, { reason: 'A reason.' })
    model.agree(answer, reopenYear(oracle, close))
  }),
)

/** Fiscal years end on another day from now on; years that were closed keep theirs. */
export const movesYearEnd = fc.constantFrom('12-31', '12-31', '01-31', '02-28').map((yearEnd) =>
  command(`let years end on ${yearEnd}`, async ({ oracle, program, agree }) => {
    agree(await program.call('PATCH', '/v1/fiscal-years', { yearEnd }), 'done')
    oracle.yearEnd = yearEnd
  }),
)
