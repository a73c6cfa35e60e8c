import type { WorkEventResult } from '../../../src/contract/work-event.ts'
import type { WorkRow } from '../../../src/contract/work.ts'
import type { Answer } from '../../http/api.ts'
import type { Act, Life, Said, Told } from '../life.ts'

const tell = (life: Life, type: string, data: object): Promise<Answer> =>
  life.post('/v1/work-events', {
    source: 'life',
    id: life.fresh('event'),
    type,
    occurredAt: life.justNow(),
    data,
  })

/** Tells of work, which is remembered unless that is refused. */
async function tellOf(life: Life, type: string, about: string, data: Said): Promise<Answer> {
  const told: Told = { type, about, data, occurredAt: life.justNow() }
  const answer = await life.post('/v1/work-events', eventOf(life, told))
  if (answer.status < 300) remember(life, told)
  return answer
}

const eventOf = (life: Life, { type, data, occurredAt }: Told) => ({
  source: 'life',
  id: life.fresh('event'),
  type,
  occurredAt,
  data,
})

/** What came too late is not what was told last. */
function remember(life: Life, told: Told): void {
  const key = `${told.type.split('.')[0]} ${told.about}`
  const before = life.told.get(key)
  if (before === undefined || told.occurredAt >= before.occurredAt) life.told.set(key, told)
}

const quoted = (life: Life, id: string): Said => ({
  currency: life.currency(),
  customer: life.pick(life.customers),
  order: { id },
  quote: { amount: life.int(1, 90_000) },
})

/** An order that was told before, and in no contradiction, or is new. */
const order = async (life: Life, known: number): Promise<string> => {
  const isOurs = ({ externalId }: WorkRow): boolean => !externalId.startsWith('elsewhere')
  const before = life.chance(known) ? await life.any<WorkRow>('/v1/work?limit=100', isOurs) : null
  return before?.externalId ?? life.fresh('order')
}

const item = (life: Life) => ({
  description: 'Item',
  quantity: life.pick(['1', '2.5', '0.333']),
  unitPrice: life.price(),
  taxRate: life.taxRate(),
})

/** What the systems tell where the work is done. */
export const workActs = {
  pricesAnOrder: {
    times: 5,
    live: async (life) => {
      const id = await order(life, 35)
      return tellOf(life, 'order.priced', id, quoted(life, id))
    },
  },
  pricesManyTogether: {
    times: 3,
    live: async (life) => {
      const told: Told[] = []
      for (let n = life.int(2, 8); n > 0; n -= 1) {
        // One of them may come up twice.
        const about = told.length > 0 && life.chance(20) ? life.pick(told).about : await order(life, 35)
        told.push({ type: 'order.priced', about, data: quoted(life, about), occurredAt: life.justNow() })
      }
      const events = told.map((one) => eventOf(life, one))
      const answer = await life.post('/v1/work-events/batch', { events })
      const { results } = answer.body as { results: WorkEventResult[] }
      for (const [at, { status }] of results.entries()) if (status < 300) remember(life, told[at]!)
      return answer
    },
  },
  contradictsItself: {
    times: 1,
    // It is kept for people to see, and refused.
    isDone: ({ status }) => status === 409,
    live: async (life) => {
      const told = await life.any<{ source: string; externalId: string }>(
        '/v1/work-events?limit=100',
        ({ source }) => source === 'life',
      )
      return (
        told &&
        life.post('/v1/work-events', {
          source: told.source,
          id: told.externalId,
          type: 'order.priced',
          occurredAt: life.justNow(),
          data: {
            currency: 'USD',
            customer: life.pick(life.customers),
            order: { id: life.fresh('elsewhere') },
            quote: { amount: life.int(1, 9_000) },
          },
        })
      )
    },
  },
  isAskedWhichIsRight: {
    times: 1,
    live: async (life) => {
      const conflict = await life.any<{ id: string }>('/v1/work-event-conflicts')
      return (
        conflict &&
        life.post(`/v1/work-event-conflicts/${conflict.id}/resolution`, {
          resolution: life.pick(['recorded_stands', 'contradicting_applied']),
        })
      )
    },
  },
  cancelsAnOrder: {
    times: 1,
    live: async (life) => tell(life, 'order.cancelled', { order: { id: await order(life, 90) } }),
  },
  doesAServiceOrder: {
    times: 5,
    live: async (life) => {
      const id = await order(life, 20)
      return tellOf(life, life.pick(['service_order.done', 'service_order.updated']), id, {
        currency: life.currency(),
        customer: life.pick(life.customers),
        serviceOrder: { id },
        labor: [
          {
            description: 'Labour',
            hours: life.pick(['1.7', '2', '0.333']),
            rate: life.price(),
            taxRate: life.taxRate(),
          },
        ],
        parts: life.chance(50)
          ? []
          : [
              {
                description: 'Part',
                quantity: life.int(1, 3),
                price: life.price(),
                taxRate: life.taxRate(),
              },
            ],
      })
    },
  },
  fliesATrip: {
    times: 2,
    live: async (life) => {
      const id = await order(life, 10)
      return tellOf(life, 'trip.completed', id, {
        currency: life.currency(),
        customer: life.pick(life.customers),
        trip: { id },
        legs: [{ from: 'GVA', to: 'NCE', departedOn: life.someDay() }],
        estimate: [
          { kind: 'fuel', price: life.price(), taxRate: life.taxRate() },
          { kind: 'catering', quantity: '3', price: life.price() },
        ],
      })
    },
  },
  leavesABooking: {
    times: 2,
    live: async (life) => {
      const id = await order(life, 10)
      return tellOf(life, 'booking.completed', id, {
        currency: life.currency(),
        customer: life.pick(life.customers),
        booking: { id },
        serviceAddress: { street: '1 Quay Street', country: 'US' },
        products: [item(life)],
        extras: life.chance(50) ? [item(life)] : [],
        ...(life.chance(30) ? { discount: { percent: '10' } } : {}),
      })
    },
  },
  tellsItAgain: {
    times: 4,
    live: async (life) => {
      const told = [...life.told.values()]
      if (told.length === 0) return null
      const { type, about, data } = life.pick(told)
      const other = life.pick([{}, { currency: life.currency() }, { customer: life.pick(life.customers) }])
      return tellOf(life, type, about, { ...data, ...other })
    },
  },
  sellsAtACounter: {
    times: 2,
    live: async (life) => {
      const [subtotal, tax, tip, deliveryFee] = [life.int(1, 5_000), life.int(0, 400), life.int(0, 300), 150]
      return tell(life, 'storefront.sale_completed', {
        order: { id: await order(life, 5) },
        currency: life.currency(),
        customer: life.pick(life.customers),
        subtotal,
        tax,
        tip,
        deliveryFee,
        total: subtotal + tax + tip + deliveryFee,
        payment: life.pick(['paid', 'cash_on_delivery']),
      })
    },
  },
  handsInCash: {
    times: 2,
    live: async (life) => {
      const sale = await life.any<WorkRow>('/v1/work?limit=100&kind=sale')
      return sale && tell(life, 'storefront.cash_collected', { order: { id: sale.externalId } })
    },
  },
} satisfies Record<string, Act>
