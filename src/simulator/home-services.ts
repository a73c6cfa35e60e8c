import type { Address } from '../contract/party.ts'
import type { Chance } from './chance.ts'
import { customersOf } from './customers.ts'
import type { Job, Told, Trade } from './trade.ts'

const customer = customersOf(
  'C',
  {
    first: [
      'Alvarez',
      'Whitfield',
      'Nakamura',
      'O’Donnell',
      'Castellano',
      'Okafor',
      'Lindqvist',
      'Peralta',
      'Harrow',
      'Bennett',
      'Sutter',
      'Valdez',
      'Marchetti',
    ],
    second: [
      'Residence',
      'Apartments',
      'Law Office',
      'Studio',
      'Family Dental',
      'Day School',
      'Gallery',
      'Townhouses',
    ],
  },
  {
    streets: [
      'Alta Vista',
      'Valencia Street',
      'Grand Avenue',
      'College Avenue',
      'Solano Avenue',
      'Lakeshore Drive',
    ],
    cities: [
      { city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
      { city: 'Berkeley', region: 'CA', postalCode: '94708', country: 'US' },
      { city: 'San Francisco', region: 'CA', postalCode: '94110', country: 'US' },
      { city: 'Alameda', region: 'CA', postalCode: '94501', country: 'US' },
      { city: 'Albany', region: 'CA', postalCode: '94706', country: 'US' },
    ],
  },
)

/** What is booked: its title, the product with its price for one, and how many there may be. */
const PRODUCTS = [
  ['Weekly cleaning', 'Weekly cleaning', '210.00', 1],
  ['Deep cleaning', 'Deep cleaning, per room', '74.00', 8],
  ['Window cleaning', 'Window cleaning, per pane', '9.75', 60],
  ['Gutter repair', 'Gutter repair, per metre', '32.50', 24],
  ['Carpet cleaning', 'Carpet cleaning, per room', '64.00', 6],
  ['Handyman, half day', 'Handyman, half day', '265.00', 1],
  ['Garden care', 'Garden care, per hour', '58.00', 7],
] as const
const EXTRAS = [
  ['Inside the oven', '25.00'],
  ['Stain treatment', '38.00'],
  ['Waste taken away', '45.00'],
] as const

/** The county's sales tax. */
export const taxIn = ({ city }: Pick<Address, 'city'>) => ({
  rate: '8.75',
  jurisdiction: city === 'San Francisco' ? 'US-CA-SF' : 'US-CA-ALAMEDA',
})

function bill(chance: Chance, job: Job): Told {
  const [title, description, unitPrice, most] = chance.of(PRODUCTS)
  const [extra, extraPrice] = chance.of(EXTRAS)
  return {
    type: 'booking.completed',
    data: {
      booking: { id: job.id, reference: job.id, title },
      currency: job.currency,
      customer: job.customer,
      serviceAddress: job.customer.address,
      products: [{ description, quantity: chance.whole(1, most), unitPrice }],
      tax: taxIn(job.customer.address),
      ...(chance.happens(0.3) ? { extras: [{ description: extra, unitPrice: extraPrice }] } : {}),
      ...(chance.happens(0.08)
        ? { adjustments: [{ reason: 'goodwill', description: 'Goodwill: late start', unitPrice: '-5.00' }] }
        : {}),
      ...(chance.happens(0.12) ? { discount: { percent: '10', cap: 5_000 } } : {}),
    },
  }
}

/** A home-services crew: completed bookings are invoices at once. */
export const homeServicesTrade: Trade = {
  prefix: 'BK',
  otherCurrency: null,
  customer,
  bill,
  begin: bill,
  follow: () => null,
}
