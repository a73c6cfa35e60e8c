import type { Chance } from './chance.ts'
import { customersOf } from './customers.ts'
import type { Job, Told, Trade } from './trade.ts'

const customer = customersOf(
  'cus',
  {
    first: [
      'Harbor',
      'Northside',
      'Fox River',
      'Lakeview',
      'Old Town',
      'Prairie Grove',
      'Wicker Park',
      'Blue Island',
      'Calumet',
      'Maple Street',
      'Kinzie',
      'Evergreen',
      'Ravenswood',
    ],
    second: [
      'Hardware',
      'Florists',
      'Optical',
      'Bakery',
      'Books',
      'Dental Supply',
      'Coffee Roasters',
      'Lighting',
    ],
  },
  {
    streets: [
      'W Lake Street',
      'N Clark Street',
      'S Halsted Street',
      'Ogden Avenue',
      'E Main Street',
      'Grand Avenue',
    ],
    cities: [
      { city: 'Chicago', region: 'IL', postalCode: '60607', country: 'US' },
      { city: 'Evanston', region: 'IL', postalCode: '60201', country: 'US' },
      { city: 'Oak Park', region: 'IL', postalCode: '60302', country: 'US' },
      { city: 'Hammond', region: 'IN', postalCode: '46320', country: 'US' },
      { city: 'Kenosha', region: 'WI', postalCode: '53140', country: 'US' },
    ],
  },
)

const STOPS = [
  'Fulton Market',
  'Evanston',
  'Joliet',
  'Skokie',
  'Naperville',
  'Elgin',
  'Cicero',
  'Gurnee',
  'Aurora',
  'Oak Brook',
]
/** What a delivery may cost beside the way, in minor units. */
const EXTRAS = [
  ['Lift gate', 4_500],
  ['Two helpers', 12_000],
  ['Early morning', 2_600],
  ['Temperature control', 9_800],
  ['Second drop', 8_500],
] as const
const LATER = [
  ['Waiting time, 45 min', 3_750],
  ['Toll roads', 1_240],
  ['Return of the load', 6_900],
  ['Agreed reduction', -2_500],
] as const

interface Item {
  readonly description: string
  readonly amount: number
}

function priced(job: Job, items: readonly Item[], revision: number): Told {
  return {
    type: 'order.priced',
    data: {
      order: { id: job.id, reference: job.id },
      currency: job.currency,
      customer: job.customer,
      quote: {
        id: `quote-${job.id}-${revision}`,
        amount: items.reduce((sum, { amount }) => sum + amount, 0),
        items: [...items],
      },
    },
  }
}

function bill(chance: Chance, job: Job): Told {
  const from = chance.whole(0, STOPS.length - 1)
  const to = (from + chance.whole(1, STOPS.length - 1)) % STOPS.length
  const way = { description: `Delivery ${STOPS[from]} to ${STOPS[to]}`, amount: chance.whole(28, 340) * 100 }
  const [description, amount] = chance.of(EXTRAS)
  return priced(job, chance.happens(0.5) ? [way, { description, amount }] : [way], 0)
}

function sold(chance: Chance, job: Job): Told {
  const subtotal = chance.whole(12, 140) * 50
  const tip = Math.floor(subtotal / 10)
  return {
    type: 'storefront.sale_completed',
    data: {
      order: { id: job.id, reference: job.id },
      store: 'Corner Shop',
      currency: job.currency,
      customer: { id: 'walk-in', name: 'Walk-in customer' },
      subtotal,
      deliveryFee: 650,
      tip,
      total: subtotal + 650 + tip,
      payment: chance.happens(0.6) ? 'paid' : 'cash_on_delivery',
    },
  }
}

/** An order that is priced again, under another quote; one in five is called off instead. */
function followOrder(
  chance: Chance,
  last: Extract<Told, { type: 'order.priced' }>,
  revision: number,
): Told | null {
  const { order, currency, customer: of, quote } = last.data
  if (chance.happens(0.2))
    return { type: 'order.cancelled', data: { order, reason: 'The customer called it off.' } }
  const [description, amount] = chance.of(LATER)
  const items = [...(quote?.items ?? []), { description, amount }]
  const sum = items.reduce((total, item) => total + Number(item.amount), 0)
  // Taken off again and again, more would be taken off than it comes to: no system sells for less than nothing.
  if (sum < 0) return null
  return {
    type: 'order.priced',
    data: {
      order,
      currency,
      customer: of,
      quote: { id: `quote-${order.id}-${revision}`, amount: sum, items },
    },
  }
}

/** A delivery fleet: orders are priced, some of them again, some called off; a shop sells beside it. */
export const fleetTrade: Trade = {
  prefix: 'ORD',
  otherCurrency: 'CAD',
  customer,
  bill,
  begin: (chance, job) => (chance.happens(0.12) ? sold(chance, job) : bill(chance, job)),
  follow(chance, last, revision) {
    if (last.type === 'order.priced') return followOrder(chance, last, revision)
    if (last.type === 'storefront.sale_completed' && last.data.payment === 'cash_on_delivery')
      return { type: 'storefront.cash_collected', data: { order: { id: last.data.order.id } } }
    return null
  },
}
