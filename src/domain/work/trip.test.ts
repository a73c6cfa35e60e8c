import { expect, test } from 'vitest'
import { charged } from '../../../test/support/domain/billed.ts'
import { decimal } from '../../kernel/decimal.ts'
import { ACME } from '../../../test/support/domain/told-events.ts'
import type { TripCompleted } from './event.ts'
import { chargesFromTrip, routeOf } from './trip.ts'

const trip = (more: Partial<TripCompleted> = {}): TripCompleted => ({
  trip: { id: 't-1' },
  currency: 'USD',
  customer: ACME,
  legs: [],
  estimate: [],
  ...more,
})
const leg = (from: string, to: string) => ({ from, to, departedOn: '2026-03-01' })

test("the estimate's lines are the charges: fuel, landing, handling, crew, catering and any other", () => {
  const charges = chargesFromTrip(
    trip({
      estimate: [
        { kind: 'fuel', price: '4999.995', quantity: '1.25' },
        { kind: 'landing', price: 350 },
        { kind: 'handling', price: '120.50', taxRate: '7' },
        { kind: 'crew', price: '1250', description: 'Crew overnight' },
        { kind: 'catering', price: 80, quantity: 4 },
        { kind: 'other', price: 15 },
      ],
    }),
  )
  expect(charges.charges.map(charged)).toEqual([
    'fuel Fuel: 1.25 × 4999.995',
    'landing Landing fees: 1 × 350',
    'handling Handling: 1 × 120.5 @ 7%',
    'crew Crew overnight: 1 × 1250',
    'catering Catering: 4 × 80',
    'other Other charges: 1 × 15',
  ])
})

test('a line is taxed where it says', () => {
  const { charges } = chargesFromTrip(
    trip({
      estimate: [
        { kind: 'fuel', price: 1, taxRate: 20, taxJurisdiction: 'GB' },
        { kind: 'crew', price: 1, taxRate: 20 },
      ],
    }),
  )
  expect(charges.map(({ tax }) => tax)).toEqual([
    { category: null, rate: decimal('20'), jurisdiction: 'GB' },
    { category: null, rate: decimal('20') },
  ])
})

test('the route reads from the first departure through every landing', () => {
  expect(routeOf(trip({ legs: [leg('TEB', 'PBI'), leg('PBI', 'TEB')] }))).toBe('TEB → PBI → TEB')
  expect(routeOf(trip({ legs: [leg('TEB', 'PBI')] }))).toBe('TEB → PBI')
})

test('a trip without legs is called by its reference, else its id', () => {
  expect(routeOf(trip())).toBe('t-1')
  expect(routeOf(trip({ trip: { id: 't-1', reference: 'TR-9' } }))).toBe('TR-9')
})
