import type { Chance } from './chance.ts'
import { customersOf } from './customers.ts'
import type { Job, Told, Trade } from './trade.ts'

const customer = customersOf(
  'CL',
  {
    first: [
      'Alder',
      'Calder',
      'Halcyon',
      'Ostrava',
      'Kestrel',
      'Beaumont',
      'Larkfield',
      'Sterling',
      'Thornbury',
      'Ashdown',
      'Whitmore',
      'Pemberton',
      'Carrow',
    ],
    second: ['Capital', 'Pictures', 'Racing', 'Medical', 'Holdings', 'Expeditions', 'Touring', 'Legal'],
  },
  {
    streets: ['Berkeley Square', 'Fleet Street', 'Park Lane', 'Rue du Rhône', 'Curzon Street', 'King Street'],
    cities: [
      { city: 'London', postalCode: 'W1J 6BD', country: 'GB' },
      { city: 'Oxford', postalCode: 'OX1 1HB', country: 'GB' },
      { city: 'Edinburgh', postalCode: 'EH2 4AD', country: 'GB' },
      { city: 'Dublin', postalCode: 'D02 X285', country: 'IE' },
      { city: 'Paris', postalCode: '75008', country: 'FR' },
    ],
  },
)

/** Where flights go from Farnborough, and about how many hours that is. */
const WAYS = [
  ['NCE', 2.1],
  ['GVA', 1.6],
  ['EDI', 1.2],
  ['KEF', 3],
  ['DUB', 1.1],
  ['OLB', 2.5],
  ['BCN', 2.1],
  ['FAO', 2.7],
  ['INN', 1.9],
] as const

const major = (minor: number): string => (minor / 100).toFixed(2)

function bill(chance: Chance, job: Job): Told {
  const [to, hours] = chance.of(WAYS)
  const price = (anHour: number): string => major(Math.round(hours * anHour) + chance.whole(0, 400) * 25)
  return {
    type: 'trip.completed',
    data: {
      trip: { id: job.id, reference: job.id },
      currency: job.currency,
      customer: job.customer,
      legs: [{ from: 'FAB', to, departedOn: job.day }],
      estimate: [
        { kind: 'fuel', description: 'Fuel', price: price(310_000) },
        { kind: 'crew', description: 'Crew, two pilots', price: price(95_000) },
        { kind: 'landing', description: `Landing and parking, ${to}`, price: price(28_000) },
        { kind: 'handling', description: 'Handling', price: price(24_000) },
        ...(chance.happens(0.4)
          ? [
              {
                kind: 'catering' as const,
                description: 'Catering',
                price: major(chance.whole(90, 520) * 100),
              },
            ]
          : []),
      ],
    },
  }
}

/** A charter operator: trips are flown; then staff invoice them and publish the invoice. */
export const charterTrade: Trade = {
  prefix: 'TRIP',
  otherCurrency: 'EUR',
  customer,
  bill,
  begin: bill,
  follow: () => null,
}
