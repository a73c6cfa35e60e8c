import type { CustomerRef, TripCompleted } from '../domain/work/event.ts'
import {
  type Act,
  archived,
  type DemoBusiness,
  invoiced,
  paid,
  published,
  story,
  told,
  voided,
  writtenOff,
} from './story.ts'

const customers = {
  meridian: {
    id: 'CL-07',
    name: 'Meridian Capital Partners',
    email: 'travel@meridian.example',
    address: { street: '9 Grosvenor Square', city: 'London', postalCode: 'W1K 2HP', country: 'GB' },
  },
  vega: {
    id: 'CL-12',
    name: 'Vega Pictures Ltd',
    email: 'production@vegapictures.example',
    address: { street: 'Pinewood Road', city: 'Iver Heath', postalCode: 'SL0 0NH', country: 'GB' },
  },
  orchid: {
    id: 'CL-15',
    name: 'Orchid Medical Transfers',
    email: 'desk@orchid-medical.example',
    address: { street: '120 Euston Road', city: 'London', postalCode: 'NW1 2BE', country: 'GB' },
  },
} satisfies Record<string, CustomerRef>

type Estimate = TripCompleted['estimate'][number]

const flight = (
  fuel: string,
  crew: string,
  landing: string,
  handling: string,
  catering?: string,
): Estimate[] => [
  { kind: 'fuel', description: 'Fuel', price: fuel },
  { kind: 'crew', description: 'Crew, two pilots', price: crew },
  { kind: 'landing', description: 'Landing and parking', price: landing },
  { kind: 'handling', description: 'Handling', price: handling },
  ...(catering === undefined
    ? []
    : [{ kind: 'catering', description: 'Catering', price: catering } as const]),
]

/** A trip flown and completed on one day. */
function trip(
  daysAgo: number,
  id: string,
  customer: CustomerRef,
  from: string,
  to: string,
  estimate: readonly Estimate[],
): Act {
  return told(daysAgo, 'trip.completed', (departedOn) => ({
    trip: { id, reference: id },
    currency: 'GBP',
    customer,
    legs: [{ from, to, departedOn }],
    estimate,
  }))
}

/** Aurora Air Charter fly from London: staff invoice a completed trip and publish it to the client's portal. */
export const auroraAir: DemoBusiness = {
  slug: 'aurora-air',
  name: 'Aurora Air Charter',
  profile: 'charter',
  timeZone: 'Europe/London',
  currency: 'GBP',
  jurisdiction: 'GB',
  seller: {
    name: 'Aurora Air Charter Ltd',
    address: {
      street: 'Hangar 4, Farnborough Airport',
      city: 'Farnborough',
      postalCode: 'GU14 6XA',
      country: 'GB',
    },
    taxId: 'GB 402 7715 38',
    email: 'accounts@aurora-air.example',
    payTo: [
      { label: 'Account', value: 'Aurora Air Charter Ltd' },
      { label: 'Sort code', value: '04-00-04' },
      { label: 'Account number', value: '31926819' },
      { label: 'IBAN', value: 'GB33 BUKB 2020 1555 5555 55' },
    ],
  },
  rates: {
    EUR: [
      '0.8662',
      '0.8714',
      '0.8731',
      '0.8705',
      '0.8673',
      '0.8641',
      '0.8658',
      '0.8690',
      '0.8722',
      '0.8746',
      '0.8719',
      '0.8688',
      '0.8667',
      '0.8681',
      '0.8702',
      '0.8710',
    ],
  },
  source: 'ops-desk',
  volume: {
    seed: 511,
    aMonth: 8,
    firstNumber: 361,
    termsDays: 14,
    season: [0.7, 0.75, 0.85, 1, 1.15, 1.3, 1.45, 1.4, 1.15, 0.9, 0.7, 0.9],
    prepare: (daysAgo) => [invoiced(daysAgo)],
    finish: (daysAgo) => [published(daysAgo)],
  },
  stories: [
    story(
      'TRIP-511',
      trip(
        84,
        'TRIP-511',
        customers.meridian,
        'FAB',
        'NCE',
        flight('6240.00', '2100.00', '780.50', '645.00', '312.00'),
      ),
      invoiced(83),
      published(82),
      paid(72),
      archived(40),
    ),
    story(
      'TRIP-512',
      trip(88, 'TRIP-512', customers.orchid, 'FAB', 'JER', flight('1980.00', '1450.00', '260.00', '240.00')),
      invoiced(87),
      published(86),
      paid(60, 0.8),
      writtenOff(12, 'The rest was in dispute; agreed to let it go.'),
    ),
    story(
      'TRIP-514',
      trip(61, 'TRIP-514', customers.vega, 'FAB', 'KEF', flight('9180.00', '2650.00', '540.00', '710.00')),
      invoiced(60),
      published(59),
      paid(44),
    ),
    story(
      'TRIP-518',
      trip(46, 'TRIP-518', customers.orchid, 'FAB', 'EDI', flight('3120.00', '1450.00', '410.00', '385.00')),
      invoiced(45),
      published(44),
    ),
    story(
      'TRIP-520',
      trip(
        37,
        'TRIP-520',
        customers.meridian,
        'FAB',
        'GVA',
        flight('5475.25', '2100.00', '905.00', '640.00', '428.50'),
      ),
      invoiced(36),
      published(35),
      paid(25, 0.6),
    ),
    story(
      'TRIP-523',
      trip(24, 'TRIP-523', customers.vega, 'FAB', 'DUB', flight('2890.00', '1450.00', '330.00', '295.00')),
      invoiced(23),
      voided(22, 'Covered by the day rate of the production.'),
    ),
    story(
      'TRIP-526',
      trip(11, 'TRIP-526', customers.orchid, 'FAB', 'MAN', flight('2210.00', '1450.00', '290.00', '310.00')),
      invoiced(10),
      published(9),
    ),
    story(
      'TRIP-527',
      trip(
        8,
        'TRIP-527',
        customers.meridian,
        'FAB',
        'OLB',
        flight('7640.00', '2650.00', '1120.00', '720.00', '510.00'),
      ),
      invoiced(6),
      published(5),
      paid(2, 0.25),
    ),
    story(
      'TRIP-529',
      trip(4, 'TRIP-529', customers.vega, 'FAB', 'BCN', flight('6015.00', '2100.00', '690.00', '655.00')),
      invoiced(2),
    ),
    story(
      'TRIP-530',
      trip(1, 'TRIP-530', customers.orchid, 'FAB', 'ABZ', flight('3960.00', '1450.00', '360.00', '390.00')),
    ),
  ],
}
