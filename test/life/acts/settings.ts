import type { Customer } from '../../../src/contract/customer.ts'
import type { Act } from '../life.ts'

/** What changes about how it does business, while it does. */
export const settingActs = {
  billsOtherwise: {
    times: 3,
    live: (life) => {
      const profile = life.pick([
        { taxRounding: life.pick(['document', 'line']) },
        { pricesIncludeTax: life.chance(50) },
        { worksPerInvoice: life.pick(['one', 'many']) },
        { terms: life.pick(['receipt', 'net 14', 'eom', 'day 15 +1']) },
        { creditUse: life.pick(['off', 'ask', 'always']) },
        { tolerance: life.chance(50) ? [] : [{ currency: 'USD', amount: life.int(1, 400) }] },
        { clearingMethods: life.pick([[], ['card'], ['card', 'bank_transfer']]) },
        {
          reactions: {
            service_order: life.pick(['offer', 'draft', 'create']),
            trip: life.pick(['offer', 'draft', 'create']),
            booking: life.pick(['offer', 'draft', 'create']),
          },
        },
        {
          defaultTax: life.pick([
            { category: 'S', rate: '19' },
            { category: 'S', rate: '8.875', jurisdiction: 'US-IL' },
            { category: 'Z', rate: '0' },
          ]),
        },
        { revenueAccounts: life.chance(50) ? [] : [{ kind: 'labor', account: '4100' }] },
      ])
      return life.patch('/v1/organization', { profile, reason: 'As agreed.' })
    },
  },
  callsACustomerOtherwise: {
    times: 1,
    live: async (life) => {
      const customer = await life.any<Customer>('/v1/customers')
      return (
        customer &&
        life.patch(`/v1/customers/${customer.id}`, {
          name: life.fresh(customer.name.split('-')[0]!),
          terms: life.pick([null, 'net 7']),
        })
      )
    },
  },
  // The prefix of a series is told as it is now, whatever was known when (docs/accounting.md): it stays.
  numbersOtherwise: {
    times: 1,
    live: (life) =>
      life.patch('/v1/number-series/invoice', {
        prefix: 'INV',
        pattern: life.pick(['{prefix}-{YYYY}-{NNNNN}', '{prefix}{YY}{MM}-{NNNN}']),
      }),
  },
} satisfies Record<string, Act>
