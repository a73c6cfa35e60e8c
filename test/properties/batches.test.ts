import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PROFILES } from '../../src/domain/profile/profiles.ts'
import type { WorkEvent } from '../../src/domain/work/event.ts'
import { Books } from '../support/road/books.ts'
import { wrongIn } from '../support/road/what-the-database-says.ts'
import {
  ACME,
  at,
  BOLT,
  bookingCompleted,
  cashHandedIn,
  orderCancelled,
  orderPriced,
  saleCompleted,
  serviceOrder,
  tripCompleted,
} from '../support/domain/told-events.ts'
import { testDatabase } from '../support/test-database.ts'

const database = await testDatabase()

const day = fc.integer({ min: 1, max: 20 })
const order = fc.constantFrom('o-1', 'o-2', 'o-3')
const amount = fc.constantFrom(0, 5, 1000, 9999)
const event: fc.Arbitrary<WorkEvent> = fc.oneof(
  fc
    .tuple(order, amount, day, fc.constantFrom(ACME, BOLT, { ...ACME, name: 'Acme Foods Inc.' }))
    .map(([id, cents, on, customer]) => orderPriced(id, cents, at(on), { customer })),
  fc.tuple(order, day).map(([id, on]) => orderCancelled(id, at(on))),
  fc.tuple(order, day).map(([id, on]) => saleCompleted(id, at(on))),
  fc.tuple(order, day).map(([id, on]) => cashHandedIn(id, at(on))),
  fc.tuple(fc.constantFrom('s-1', 's-2'), day).map(([id, on]) => serviceOrder(id, at(on))),
  fc.tuple(fc.constantFrom('t-1', 't-2'), day).map(([id, on]) => tripCompleted(id, at(on))),
  fc.tuple(fc.constantFrom('b-1', 'b-2'), day).map(([id, on]) => bookingCompleted(id, at(on))),
)
/** Some events are told again, word for word. */
const stream = fc
  .tuple(fc.array(event, { minLength: 1, maxLength: 25, size: 'max' }), fc.array(fc.nat(), { maxLength: 5 }))
  .map(([events, again]) => [...events, ...again.map((which) => events[which % events.length]!)])

test.each([...PROFILES.keys()])(
  '%s: one by one or in batches of any size, the same books',
  async (profile) => {
    await fc.assert(
      fc.asyncProperty(stream, fc.integer({ min: 2, max: 30 }), async (events, size) => {
        const single = await Books.open(database, profile)
        const batched = await Books.open(database, profile)
        const alone = []
        for (const one of events) alone.push(await single.tell(one))
        const together = []
        for (let from = 0; from < events.length; from += size)
          together.push(...(await batched.tellAll(events.slice(from, from + size))))
        expect(together.map(({ outcome, repeated }) => [outcome, repeated])).toEqual(
          alone.map(({ outcome, repeated }) => [outcome, repeated]),
        )
        expect(await batched.standing()).toEqual(await single.standing())
        expect(await batched.journal()).toBe(await single.journal())
        expect(await wrongIn(batched)).toEqual([])
      }),
      { numRuns: 25 },
    )
  },
  120_000,
)
