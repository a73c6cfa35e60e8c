import type { CustomerRef, Labor, Part } from '../domain/work/event.ts'
import {
  type Act,
  cancelled,
  confirmed,
  type DemoBusiness,
  invoiced,
  paid,
  sent,
  story,
  told,
  writtenOff,
} from './story.ts'

const customers = {
  rhein: {
    id: 'K-1004',
    name: 'Rhein Logistik GmbH',
    email: 'buchhaltung@rhein-logistik.example',
    taxId: 'DE811204451',
    address: { street: 'Hafenstraße 12', city: 'Duisburg', postalCode: '47119', country: 'DE' },
  },
  alpen: {
    id: 'K-1011',
    name: 'Alpenblick Hotel KG',
    email: 'verwaltung@alpenblick.example',
    taxId: 'DE297118830',
    address: { street: 'Seeweg 3', city: 'Füssen', postalCode: '87629', country: 'DE' },
  },
  spree: {
    id: 'K-1019',
    name: 'Spree Coworking AG',
    email: 'rechnung@spree-coworking.example',
    address: { street: 'Köpenicker Straße 41', city: 'Berlin', postalCode: '10179', country: 'DE' },
  },
} satisfies Record<string, CustomerRef>

const hours = (description: string, count: string, rate = '86.00'): Labor => ({
  description,
  hours: count,
  rate,
  taxRate: '19',
})
const part = (description: string, code: string, quantity: number, price: string): Part => ({
  description,
  code,
  quantity,
  price,
  taxRate: '19',
})

/** A service order; done unless another stage is named. */
function order(
  daysAgo: number,
  id: string,
  title: string,
  customer: CustomerRef,
  labor: readonly Labor[],
  parts: readonly Part[] = [],
  more: {
    readonly stage?: 'planned' | 'in_progress'
    readonly quotationAmount?: number
    readonly orderAmount?: number
  } = {},
): Act {
  return told(daysAgo, more.stage === undefined ? 'service_order.done' : 'service_order.updated', {
    serviceOrder: { id, reference: id, title },
    currency: 'EUR',
    customer,
    labor,
    parts,
    ...more,
  })
}

/** Nordlicht Technik mend heating and cooling: a person invoices done service orders and confirms. */
export const nordlichtTechnik: DemoBusiness = {
  slug: 'nordlicht-technik',
  name: 'Nordlicht Technik',
  profile: 'field-service',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  jurisdiction: 'DE',
  seller: {
    name: 'Nordlicht Technik GmbH',
    address: { street: 'Werftstraße 200', city: 'Kiel', postalCode: '24143', country: 'DE' },
    taxId: 'DE318842077',
    email: 'rechnung@nordlicht-technik.example',
    payTo: [
      { label: 'Kontoinhaber', value: 'Nordlicht Technik GmbH' },
      { label: 'IBAN', value: 'DE02 1203 0000 0000 2020 51' },
      { label: 'BIC', value: 'BYLADEM1001' },
    ],
  },
  rates: {
    DKK: [
      '0.13398',
      '0.13391',
      '0.13386',
      '0.13388',
      '0.13394',
      '0.13401',
      '0.13397',
      '0.13392',
      '0.13389',
      '0.13385',
      '0.13390',
      '0.13396',
      '0.13399',
      '0.13394',
      '0.13392',
      '0.13391',
    ],
  },
  source: 'werkstatt',
  volume: {
    seed: 2201,
    aMonth: 9,
    firstNumber: 2001,
    termsDays: 30,
    season: [1.4, 1.3, 1.05, 0.9, 0.75, 0.7, 0.7, 0.75, 1, 1.2, 1.35, 1.3],
    prepare: (daysAgo) => [invoiced(daysAgo)],
    finish: (daysAgo) => [confirmed(daysAgo), sent(daysAgo)],
  },
  stories: [
    story(
      'SO-2201',
      order(
        90,
        'SO-2201',
        'Boiler overhaul',
        customers.rhein,
        [hours('Overhaul of the boiler', '6.5')],
        [part('Burner nozzle', 'BN-40', 2, '148.90'), part('Gasket set', 'GS-12', 1, '39.50')],
        {
          quotationAmount: 90_000,
          orderAmount: 89_500,
        },
      ),
      invoiced(89),
      confirmed(88),
      sent(88),
      paid(60),
    ),
    story(
      'SO-2203',
      order(86, 'SO-2203', 'Door closer, yard gate', customers.spree, [
        hours('Adjusting the closer', '1.25'),
      ]),
      invoiced(85),
      confirmed(84),
      sent(84),
      writtenOff(9, 'Not worth the cost of collecting it.'),
    ),
    story(
      'SO-2207',
      order(
        66,
        'SO-2207',
        'Cooling room, compressor',
        customers.alpen,
        [hours('Replacing the compressor', '9')],
        [part('Compressor 4.2 kW', 'CP-42', 1, '1890.00')],
      ),
      invoiced(65),
      confirmed(64),
      sent(64),
      paid(35, 0.5),
    ),
    story(
      'SO-2214',
      order(49, 'SO-2214', 'Ventilation check', customers.spree, [
        hours('Yearly check, floors 1 to 4', '5.25'),
      ]),
      invoiced(48),
      confirmed(47),
      sent(47),
    ),
    story(
      'SO-2219',
      order(
        33,
        'SO-2219',
        'Radiators, east wing',
        customers.rhein,
        [hours('Fitting radiators', '12')],
        [part('Radiator 22/600/1200', 'RD-2261', 6, '214.75')],
      ),
    ),
    story(
      'SO-2220',
      order(
        31,
        'SO-2220',
        'Leak, loading bay',
        customers.rhein,
        [hours('Finding and closing the leak', '2.75', '94.00')],
        [part('Press fitting', 'PF-28', 4, '11.20')],
      ),
      // One invoice for two service orders of the month.
      invoiced(28, 'SO-2219'),
      confirmed(27),
      sent(27),
    ),
    story(
      'SO-2226',
      order(
        21,
        'SO-2226',
        'Sauna control',
        customers.alpen,
        [hours('Replacing the control', '3.5')],
        [part('Control unit', 'SC-9', 1, '412.00')],
      ),
      invoiced(20),
      confirmed(19),
      cancelled(17, 'Invoiced to the wrong cost centre; invoiced again.'),
    ),
    story(
      'SO-2231',
      order(
        12,
        'SO-2231',
        'Server room cooling',
        customers.spree,
        [hours('Refrigerant and leak test', '4')],
        [part('Refrigerant R32, kg', 'RF-32', 3, '58.40')],
      ),
      invoiced(8),
    ),
    story(
      'SO-2236',
      order(5, 'SO-2236', 'Heat pump, start-up', customers.alpen, [hours('Start-up and instruction', '6')]),
    ),
    story(
      'SO-2238',
      order(
        2,
        'SO-2238',
        'Door air curtain',
        customers.rhein,
        [hours('Fitting', '3')],
        [part('Air curtain 2 m', 'AC-200', 1, '980.00')],
        { stage: 'in_progress' },
      ),
    ),
    story(
      'SO-2240',
      order(1, 'SO-2240', 'Office ventilation', customers.spree, [hours('Estimate on site', '1')], [], {
        stage: 'planned',
      }),
    ),
  ],
}
