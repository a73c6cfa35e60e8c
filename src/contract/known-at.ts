import { Instant, Moment } from './scalars.ts'

/** Asks for what the books knew at an instant (rule 21). */
export const KnownAt = Instant.optional().openapi({
  description:
    'What the report said at this instant: only entries recorded by then. Its day stands for today. Accounts bear the names they have now',
  example: '2026-03-31T17:00:00Z',
})

/** The instant at which a report knew what it says; null for now. */
export const KnownThen = Moment.nullable().openapi({ example: null })
