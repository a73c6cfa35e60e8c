import type { BookedItem, BookingCompleted, CustomerRef } from '../domain/work/event.ts'
import { taxIn } from '../simulator/home-services.ts'
import { type Act, type DemoBusiness, drafted, paid, sent, story, told, voided, writtenOff } from './story.ts'

const customers = {
  nguyen: {
    id: 'C-301',
    name: 'Linden Court Apartments',
    email: 'manager@lindencourt.example',
    address: {
      street: '2101 SE Linden Street',
      city: 'Portland',
      region: 'OR',
      postalCode: '97214',
      country: 'US',
    },
  },
  bay: {
    id: 'C-318',
    name: 'Bayview Dental',
    email: 'office@bayviewdental.example',
    address: { street: '88 Harbor Way', city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
  },
  marlow: {
    id: 'C-327',
    name: 'Marlow House School',
    email: 'facilities@marlowhouse.example',
    address: {
      street: '1400 Alta Vista',
      city: 'Berkeley',
      region: 'CA',
      postalCode: '94708',
      country: 'US',
    },
  },
  quince: {
    id: 'C-333',
    name: 'Quince & Co. Studio',
    email: 'hello@quince.example',
    address: {
      street: '560 Valencia Street',
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94110',
      country: 'US',
    },
  },
} satisfies Record<string, CustomerRef>

const item = (description: string, unitPrice: string, quantity = 1): BookedItem => ({
  description,
  unitPrice,
  quantity,
})

function booking(
  daysAgo: number,
  id: string,
  title: string,
  customer: CustomerRef & { readonly address: NonNullable<CustomerRef['address']> },
  products: readonly BookedItem[],
  more: Partial<BookingCompleted> = {},
): Act {
  return told(daysAgo, 'booking.completed', {
    booking: { id, reference: id, title },
    currency: 'USD',
    customer,
    serviceAddress: customer.address,
    products,
    tax: taxIn(customer.address),
    ...more,
  })
}

/** Brightside Home Services clean and mend around the Bay: a completed booking is an invoice at once. */
export const brightsideHome: DemoBusiness = {
  slug: 'brightside-home',
  name: 'Brightside Home Services',
  profile: 'home-services',
  timeZone: 'America/Los_Angeles',
  currency: 'USD',
  jurisdiction: 'US-CA-ALAMEDA',
  seller: {
    name: 'Brightside Home Services LLC',
    address: {
      street: '3300 Telegraph Avenue',
      city: 'Oakland',
      region: 'CA',
      postalCode: '94609',
      country: 'US',
    },
    taxId: 'US 94-3310027',
    email: 'billing@brightside-home.example',
    payTo: [
      { label: 'Checks to', value: 'Brightside Home Services LLC' },
      { label: 'Routing number', value: '121000248' },
      { label: 'Account number', value: '3310 0275 14' },
    ],
  },
  rates: {},
  source: 'bookings',
  volume: {
    seed: 9001,
    aMonth: 10,
    firstNumber: 8801,
    termsDays: 14,
    season: [0.75, 0.8, 1.15, 1.3, 1.25, 1.05, 0.9, 0.85, 1, 1, 1, 1.1],
    prepare: () => [],
    finish: (daysAgo) => [sent(daysAgo)],
  },
  stories: [
    story(
      'BK-9001',
      booking(
        71,
        'BK-9001',
        'Deep cleaning, stairwells',
        customers.nguyen,
        [item('Deep cleaning, per stairwell', '145.00', 4)],
        { tax: { category: 'Z', rate: '0', jurisdiction: 'US-OR' } },
      ),
      sent(71),
      paid(61),
    ),
    story(
      'BK-9007',
      booking(63, 'BK-9007', 'Hallway touch-up', customers.marlow, [item('Painting, half day', '180.00')]),
      sent(63),
      paid(40, 0.5),
      writtenOff(11, 'Agreed to let the rest go.'),
    ),
    story(
      'BK-9014',
      booking(52, 'BK-9014', 'Surgery floor care', customers.bay, [item('Floor care', '380.00')], {
        extras: [item('Waxing', '95.00')],
      }),
      sent(52),
      paid(33, 0.5),
    ),
    story(
      'BK-9022',
      booking(41, 'BK-9022', 'Gutter repair', customers.marlow, [
        item('Gutter repair, per metre', '32.50', 18),
      ]),
      sent(41),
    ),
    story(
      'BK-9030',
      booking(27, 'BK-9030', 'Move-out cleaning', customers.quince, [item('Move-out cleaning', '420.00')], {
        adjustments: [{ reason: 'goodwill', description: 'Goodwill: late start', unitPrice: '-40.00' }],
      }),
      sent(27),
      paid(20, 1, 'card'),
    ),
    story(
      'BK-9036',
      booking(22, 'BK-9036', 'Window cleaning', customers.bay, [
        item('Window cleaning, per pane', '9.75', 36),
      ]),
      voided(21, 'The crew could not get in.'),
    ),
    story(
      'BK-9041',
      booking(13, 'BK-9041', 'Spring cleaning', customers.marlow, [item('Classroom cleaning', '118.00', 9)], {
        discount: { percent: '10', cap: 15_000 },
      }),
      sent(13),
      paid(4, 0.35),
    ),
    story(
      'BK-9047',
      booking(
        9,
        'BK-9047',
        'Carpet cleaning',
        customers.quince,
        [item('Carpet cleaning, per room', '64.00', 5)],
        { extras: [item('Stain treatment', '38.00', 2)] },
      ),
      sent(9),
    ),
    story(
      'BK-9052',
      booking(5, 'BK-9052', 'Weekly cleaning', customers.bay, [item('Weekly cleaning', '210.00')]),
      sent(5),
      paid(1),
    ),
    story(
      'BK-9056',
      booking(2, 'BK-9056', 'Handyman, half day', customers.nguyen, [item('Handyman, half day', '265.00')], {
        adjustments: [
          { reason: 'additional_work', description: 'Additional work: door closer', unitPrice: '85.00' },
        ],
      }),
      sent(2),
    ),
    story(
      'Yearly contract',
      drafted(3, {
        customer: {
          source: 'bookings',
          id: 'C-327',
          name: 'Marlow House School',
          email: 'facilities@marlowhouse.example',
        },
        currency: 'USD',
        reference: 'Yearly contract',
        lines: [
          { description: 'Window cleaning, all buildings', quantity: '1', unitPrice: '1480.00' },
          { description: 'Gutters, spring and autumn', quantity: '2', unitPrice: '590.00' },
        ],
        saveAsDraft: true,
      }),
    ),
    story(
      'BK-9058',
      booking(0, 'BK-9058', 'Weekly cleaning', customers.marlow, [item('Weekly cleaning', '340.00')]),
    ),
  ],
}
