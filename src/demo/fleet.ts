import type { CustomerRef, OrderPriced, WorkEventData } from '../domain/work/event.ts'
import {
  type Act,
  cancelled,
  creditConfirmed,
  type DemoBusiness,
  paid,
  refunded,
  sent,
  story,
  told,
  viewed,
  voided,
  writtenOff,
} from './story.ts'

const customers = {
  acme: {
    id: 'acme',
    name: 'Acme Kitchen Supply',
    email: 'accounts@acme.example',
    taxId: 'US 84-2201945',
    address: {
      street: '1180 W Fulton Market',
      city: 'Chicago',
      region: 'IL',
      postalCode: '60607',
      country: 'US',
    },
  },
  lakeside: {
    id: 'lakeside',
    name: 'Lakeside Pharmacy Group',
    email: 'ap@lakeside.example',
    address: {
      street: '77 N Harbor Drive',
      city: 'Milwaukee',
      region: 'WI',
      postalCode: '53202',
      country: 'US',
    },
  },
  prairie: {
    id: 'prairie',
    name: 'Prairie Print & Sign',
    email: 'office@prairieprint.example',
    address: { street: '402 Gary Avenue', city: 'Wheaton', region: 'IL', postalCode: '60187', country: 'US' },
  },
  harvest: {
    id: 'harvest',
    name: 'Harvest Table Bakery',
    email: 'billing@harvesttable.example',
    address: {
      street: '19 S LaSalle Street',
      city: 'Aurora',
      region: 'IL',
      postalCode: '60505',
      country: 'US',
    },
  },
} satisfies Record<string, CustomerRef>

/** An order as the dispatch system prices it: the quote's items, in cents. */
function priced(
  daysAgo: number,
  id: string,
  customer: CustomerRef,
  items: readonly (readonly [string, number])[],
  more: Partial<OrderPriced> = {},
): Act {
  return told(daysAgo, 'order.priced', {
    order: { id, reference: id },
    currency: 'USD',
    customer,
    quote: {
      id: `quote-${id}`,
      amount: items.reduce((sum, [, amount]) => sum + amount, 0),
      items: items.map(([description, amount]) => ({ description, amount })),
    },
    ...more,
  })
}

function sale(
  daysAgo: number,
  id: string,
  more: Partial<WorkEventData['storefront.sale_completed']> = {},
): Act {
  return told(daysAgo, 'storefront.sale_completed', {
    order: { id, reference: id },
    store: 'Corner Shop',
    currency: 'USD',
    customer: { id: 'walk-in', name: 'Walk-in customer' },
    subtotal: 4500,
    deliveryFee: 650,
    tip: '10%',
    total: 5600,
    payment: 'paid',
    ...more,
  })
}

const route = (from: string, to: string): string => `Delivery ${from} to ${to}`

/** Swift Couriers deliver around Chicago: a priced order drafts its invoice at once. */
export const swiftCouriers: DemoBusiness = {
  slug: 'swift-couriers',
  name: 'Swift Couriers',
  profile: 'fleet',
  timeZone: 'America/Chicago',
  currency: 'USD',
  jurisdiction: 'US-IL',
  seller: {
    name: 'Swift Couriers, Inc.',
    address: {
      street: '2240 S Michigan Avenue',
      city: 'Chicago',
      region: 'IL',
      postalCode: '60616',
      country: 'US',
    },
    taxId: 'US 36-4471820',
    email: 'billing@swift-couriers.example',
    payTo: [
      { label: 'Pay to', value: 'Swift Couriers, Inc.' },
      { label: 'Routing number', value: '021000021' },
      { label: 'Account number', value: '4471 8203 55' },
    ],
  },
  rates: {
    CAD: [
      '0.7185',
      '0.7142',
      '0.7118',
      '0.7086',
      '0.7204',
      '0.7231',
      '0.7197',
      '0.7256',
      '0.7302',
      '0.7318',
      '0.7274',
      '0.7241',
      '0.7229',
      '0.7265',
      '0.7248',
      '0.7236',
    ],
  },
  source: 'dispatch',
  volume: {
    seed: 7301,
    aMonth: 11,
    firstNumber: 6801,
    termsDays: 30,
    season: [0.85, 0.85, 0.95, 1, 1, 1, 0.9, 0.95, 1.05, 1.1, 1.25, 1.4],
    prepare: () => [],
    finish: (daysAgo) => [sent(daysAgo)],
  },
  stories: [
    story(
      'ORD-7301',
      priced(96, 'ORD-7301', customers.acme, [
        [route('Fulton Market', 'Evanston'), 18_400],
        ['Lift gate', 4_500],
      ]),
      sent(95),
      viewed(94),
      paid(70),
    ),
    story(
      'ORD-7309',
      priced(89, 'ORD-7309', customers.harvest, [[route('Aurora', 'Batavia'), 4_850]]),
      sent(88),
      writtenOff(15, 'The branch closed; nobody answers.'),
    ),
    story(
      'ORD-7318',
      priced(81, 'ORD-7318', customers.lakeside, [
        [route('Harbor Drive', 'Racine'), 26_000],
        ['Temperature control', 9_800],
      ]),
      sent(80),
      paid(52, 0.5),
    ),
    story(
      'ORD-7322',
      priced(74, 'ORD-7322', customers.prairie, [[route('Wheaton', 'Naperville'), 9_250]]),
      sent(73),
    ),
    story(
      'ORD-7340',
      priced(58, 'ORD-7340', customers.harvest, [
        [route('Aurora', 'Oak Brook'), 7_400],
        ['Early morning', 2_600],
      ]),
      sent(58),
      viewed(55),
      paid(40),
      refunded(33, 'The delivery came two hours late.'),
    ),
    story(
      'ORD-7355',
      priced(44, 'ORD-7355', customers.acme, [[route('Fulton Market', 'Joliet'), 31_000]]),
      // Priced anew before it went out: the first draft is void and a second one stands.
      priced(
        43,
        'ORD-7355',
        customers.acme,
        [
          [route('Fulton Market', 'Joliet'), 31_000],
          ['Second drop, Plainfield', 8_500],
        ],
        {
          quote: {
            id: 'quote-ORD-7355-2',
            amount: 39_500,
            items: [
              { description: route('Fulton Market', 'Joliet'), amount: 31_000 },
              { description: 'Second drop, Plainfield', amount: 8_500 },
            ],
          },
        },
      ),
      sent(42),
      paid(20),
    ),
    story(
      'ORD-7361',
      priced(38, 'ORD-7361', customers.lakeside, [[route('Harbor Drive', 'Kenosha'), 22_750]]),
      sent(37),
      viewed(36),
    ),
    story(
      'ORD-7366',
      priced(34, 'ORD-7366', customers.prairie, [[route('Wheaton', 'Rockford'), 36_400]]),
      sent(33),
      // A price that falls after sending becomes a draft credit note; a person confirms it.
      priced(
        31,
        'ORD-7366',
        customers.prairie,
        [
          [route('Wheaton', 'Rockford'), 36_400],
          ['Agreed reduction, late arrival', -6_400],
        ],
        {
          quote: {
            id: 'quote-ORD-7366-2',
            amount: 30_000,
            items: [
              { description: route('Wheaton', 'Rockford'), amount: 36_400 },
              { description: 'Agreed reduction, late arrival', amount: -6_400 },
            ],
          },
        },
      ),
      creditConfirmed(30),
      paid(6, 0.5),
    ),
    story(
      'ORD-7370',
      priced(30, 'ORD-7370', customers.prairie, [[route('Wheaton', 'Elgin'), 11_300]]),
      voided(29, 'Ordered twice by the customer.'),
    ),
    story(
      'ORD-7377',
      priced(26, 'ORD-7377', customers.harvest, [[route('Aurora', 'Batavia'), 6_900]]),
      sent(25),
      cancelled(24, 'The van broke down; nothing was delivered.'),
    ),
    story(
      'ORD-7384',
      priced(19, 'ORD-7384', customers.acme, [
        [route('Fulton Market', 'Skokie'), 14_200],
        ['Two helpers', 12_000],
      ]),
      sent(18),
      viewed(17),
    ),
    story(
      'ORD-7390',
      priced(13, 'ORD-7390', customers.lakeside, [[route('Harbor Drive', 'Waukegan'), 24_300]]),
      sent(12),
      // A price that changes after sending becomes a draft supplement over the difference.
      priced(
        10,
        'ORD-7390',
        customers.lakeside,
        [
          [route('Harbor Drive', 'Waukegan'), 24_300],
          ['Waiting time, 45 min', 3_750],
        ],
        {
          quote: {
            id: 'quote-ORD-7390-2',
            amount: 28_050,
            items: [
              { description: route('Harbor Drive', 'Waukegan'), amount: 24_300 },
              { description: 'Waiting time, 45 min', amount: 3_750 },
            ],
          },
        },
      ),
    ),
    story(
      'ORD-7398',
      priced(7, 'ORD-7398', customers.prairie, [[route('Wheaton', 'Schaumburg'), 12_850]]),
      sent(6),
    ),
    story(
      'ORD-7403',
      priced(4, 'ORD-7403', customers.harvest, [[route('Aurora', 'Geneva'), 5_950]]),
      sent(3),
      paid(1, 0.4, 'card'),
    ),
    story(
      'ORD-7409',
      priced(2, 'ORD-7409', customers.acme, [
        [route('Fulton Market', 'Cicero'), 9_700],
        ['Lift gate', 4_500],
      ]),
    ),
    story('ORD-7411', priced(1, 'ORD-7411', customers.lakeside, [[route('Harbor Drive', 'Gurnee'), 19_900]])),
    story('ORD-7412', priced(0, 'ORD-7412', customers.prairie, [[route('Wheaton', 'Lombard'), 8_100]])),
    story('SHOP-118', sale(9, 'SHOP-118')),
    story(
      'SHOP-121',
      sale(3, 'SHOP-121', {
        payment: 'cash_on_delivery',
        subtotal: 3_200,
        deliveryFee: 500,
        tip: 0,
        total: 3_700,
      }),
      told(2, 'storefront.cash_collected', { order: { id: 'SHOP-121' } }),
    ),
  ],
}
