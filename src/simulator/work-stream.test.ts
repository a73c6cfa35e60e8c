import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WorkEvent } from '../contract/work-event.ts'
import { workOf } from './said.ts'
import { TRADES } from './trades.ts'
import { WorkStream } from './work-stream.ts'

const START = Date.parse('2026-03-10T09:00:00Z')
const profile = fc.constantFrom(...TRADES.keys())
/** Clocks stand, run and step back. */
const steps = fc.array(fc.integer({ min: -60_000, max: 60_000 }), { minLength: 50, maxLength: 150 })

function streamed(code: string, seed: number, by: readonly number[], currency = 'USD'): WorkEvent[] {
  const stream = new WorkStream({ trade: TRADES.get(code)!, currency, seed, run: 'T' })
  let at = START
  return by.map((step) => stream.next((at += step)))
}

describe('the stream of work', () => {
  test('is the same for the same seed and clock, and another for another seed', () => {
    fc.assert(
      fc.property(profile, fc.nat(), steps, (code, seed, by) => {
        expect(streamed(code, seed, by)).toEqual(streamed(code, seed, by))
        expect(streamed(code, seed, by)).not.toEqual(streamed(code, seed + 1, by))
      }),
      { numRuns: 40 },
    )
  })

  test('says only what the contract takes, in any currency', () => {
    fc.assert(
      fc.property(
        profile,
        fc.nat(),
        steps,
        fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
        (code, seed, by, currency) => {
          for (const event of streamed(code, seed, by, currency))
            expect(WorkEvent.safeParse(event).error?.issues ?? []).toEqual([])
        },
      ),
      // An order that was reduced to less than nothing.
      { numRuns: 40, examples: [['fleet', 2_001_570_270, Array<number>(50).fill(0), 'USD']] },
    )
  })

  test('never goes back in time about a piece of work, nor uses an id twice', () => {
    fc.assert(
      fc.property(profile, fc.nat(), steps, (code, seed, by) => {
        const events = streamed(code, seed, by)
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
        const latest = new Map<string, string>()
        for (const event of events) {
          const before = latest.get(workOf(event))
          if (before !== undefined) expect(event.occurredAt > before).toBe(true)
          latest.set(workOf(event), event.occurredAt)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a fleet prices, prices again under another quote, calls off, sells and collects', () => {
    const events = streamed('fleet', 7, Array<number>(600).fill(1000))
    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['order.priced', 'order.cancelled', 'storefront.sale_completed', 'storefront.cash_collected']),
    )
    const quotes = events.flatMap((event) => (event.type === 'order.priced' ? [event.data.quote?.id] : []))
    expect(new Set(quotes).size).toBe(quotes.length)
    const priced = events.filter(({ type }) => type === 'order.priced')
    expect(new Set(priced.map(workOf)).size).toBeLessThan(priced.length)
    const cancelled = new Set<string>()
    for (const event of events) {
      expect(cancelled.has(workOf(event))).toBe(false)
      if (event.type === 'order.cancelled') cancelled.add(workOf(event))
    }
  })

  test.each([...TRADES])('%s has a hundred customers that are not confused', (_, trade) => {
    const all = Array.from({ length: 100 }, (_, number) => trade.customer(number))
    for (const key of ['id', 'name', 'email'] as const)
      expect(new Set(all.map((customer) => customer[key])).size).toBe(100)
  })
})
