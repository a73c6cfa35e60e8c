import { decimalOf } from './amounts.ts'
import type { Charge, Charges } from './charge.ts'
import type { EstimateKind, TripCompleted } from './event.ts'
import { taxOfLine } from './told-tax.ts'

const NAMES: Readonly<Record<EstimateKind, string>> = {
  fuel: 'Fuel',
  landing: 'Landing fees',
  handling: 'Handling',
  crew: 'Crew',
  catering: 'Catering',
  other: 'Other charges',
}

/** What a completed trip charges: its estimate lines, each to be set to the actual cost before publishing (rule 8). */
export function chargesFromTrip(trip: TripCompleted): Charges {
  return {
    charges: trip.estimate.map((line): Charge => ({
      kind: line.kind,
      description: line.description ?? NAMES[line.kind],
      quantity: decimalOf(line.quantity ?? '1'),
      unit: null,
      unitPrice: decimalOf(line.price),
      discount: null,
      tax: taxOfLine(line),
      workId: null,
    })),
    documentDiscount: null,
    review: null,
  }
}

/** "TEB → PBI → TEB": the route as people read it. */
export function routeOf(trip: TripCompleted): string {
  const first = trip.legs[0]
  if (!first) return trip.trip.reference ?? trip.trip.id
  return [first.from, ...trip.legs.map((leg) => leg.to)].join(' → ')
}
