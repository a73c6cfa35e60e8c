import { PageQuery, pageOf } from './page.ts'
import { CalendarDate, Id, Minor, Moment } from './scalars.ts'
import { z } from './z.ts'

/** The day at whose end the books are revalued. */
export const RevaluationNew = z
  .strictObject({
    on: CalendarDate.openapi({ description: 'The end of a period, before today', example: '2026-02-28' }),
  })
  .openapi('RevaluationNew')
export type RevaluationNew = z.infer<typeof RevaluationNew>

/** What exchange rates brought up to the end of a day, as it is posted: gains positive. */
export const Revaluation = z
  .object({
    id: Id,
    day: CalendarDate.openapi({ example: '2026-02-28' }),
    currency: z.string().openapi({ description: 'The own currency', example: 'USD' }),
    realised: Minor.openapi({
      description: 'Of what was settled or spent since the revaluation before: posted for good',
      example: 1250,
    }),
    unrealised: Minor.openapi({
      description: 'Of what is held and owed at the end of the day',
      example: -300,
    }),
    returnedOn: CalendarDate.openapi({
      description: 'The day after, on which what is unrealised goes back',
      example: '2026-03-01',
    }),
    entryIds: z.array(Id).openapi({ description: 'The journal entries that stand for it' }),
    recordedAt: Moment,
    actor: z.string().openapi({ example: 'Operator' }),
  })
  .openapi('Revaluation')
export type Revaluation = z.infer<typeof Revaluation>

export const RevaluationPage = pageOf(Revaluation, 'RevaluationPage')
export type RevaluationPage = z.infer<typeof RevaluationPage>

export const RevaluationQuery = z.strictObject(PageQuery)
