import type { Chance } from './chance.ts'
import { customersOf } from './customers.ts'
import type { Job, Told, Trade } from './trade.ts'

const customer = customersOf(
  'K',
  {
    first: [
      'Brauerei',
      'Hotel',
      'Autohaus',
      'Gärtnerei',
      'Druckerei',
      'Molkerei',
      'Klinik',
      'Tischlerei',
      'Kanzlei',
      'Bäckerei',
      'Seniorenhaus',
      'Werft',
      'Spedition',
    ],
    second: ['Petersen', 'Thomsen', 'Lorenzen', 'Claussen', 'Hinrichs', 'Jessen', 'Matthiesen', 'Brandt'],
  },
  {
    streets: ['Hafenstraße', 'Lindenallee', 'Marktstraße', 'Am Kanal', 'Bahnhofstraße', 'Fördepromenade'],
    numberLast: true,
    cities: [
      { city: 'Kiel', postalCode: '24103', country: 'DE' },
      { city: 'Flensburg', postalCode: '24937', country: 'DE' },
      { city: 'Lübeck', postalCode: '23552', country: 'DE' },
      { city: 'Rendsburg', postalCode: '24768', country: 'DE' },
      { city: 'Neumünster', postalCode: '24534', country: 'DE' },
    ],
  },
)

/** What is mended: its title, the work on it, and the part it takes with its code and price. */
const JOBS = [
  ['Boiler, yearly service', 'Service of the boiler', 'Gasket set', 'GS-12', '39.50'],
  ['Heat pump, fault', 'Finding and mending the fault', 'Sensor', 'SN-7', '64.20'],
  ['Cooling room', 'Refrigerant and leak test', 'Refrigerant R32, kg', 'RF-32', '58.40'],
  ['Ventilation', 'Yearly check and cleaning', 'Filter F7', 'FI-70', '27.90'],
  ['Radiators', 'Fitting radiators', 'Radiator 22/600/1200', 'RD-2261', '214.75'],
  ['Leak', 'Finding and closing the leak', 'Press fitting', 'PF-28', '11.20'],
] as const
const HALVES = ['', '.5', '.25', '.75'] as const

function order(chance: Chance, job: Job): Extract<Told, { type: 'service_order.updated' }>['data'] {
  const [title, work, part, code, price] = chance.of(JOBS)
  return {
    serviceOrder: { id: job.id, reference: job.id, title },
    currency: job.currency,
    customer: job.customer,
    labor: [
      { description: work, hours: `${chance.whole(1, 9)}${chance.of(HALVES)}`, rate: '86.00', taxRate: '19' },
    ],
    parts: chance.happens(0.7)
      ? [{ description: part, code, quantity: chance.whole(1, 6), price, taxRate: '19' }]
      : [],
  }
}

/** A field-service desk: orders are planned, worked on, and done; then a person invoices them. */
export const fieldServiceTrade: Trade = {
  prefix: 'SO',
  otherCurrency: 'DKK',
  customer,
  bill: (chance, job) => ({ type: 'service_order.done', data: order(chance, job) }),
  begin: (chance, job) =>
    chance.happens(0.3)
      ? { type: 'service_order.updated', data: { ...order(chance, job), stage: 'planned' } }
      : { type: 'service_order.done', data: order(chance, job) },
  follow(_, last) {
    if (last.type !== 'service_order.updated') return null
    const { stage, ...data } = last.data
    return stage === 'planned'
      ? { type: 'service_order.updated', data: { ...data, stage: 'in_progress' } }
      : { type: 'service_order.done', data }
  },
}
