import type { FiscalYear } from '../../../src/contract/year-close.ts'
import type { RecurringEntry } from '../../../src/contract/recurring-entry.ts'
import type { ManualEntry } from '../../../src/contract/manual-entry.ts'
import type { Act } from '../life.ts'

/** What a bookkeeper does, and time. */
export const bookActs = {
  waits: {
    times: 6,
    live: async (life) => {
      await life.timePasses()
      return null
    },
  },
  locks: {
    times: 1,
    live: (life) =>
      life.patch('/v1/lock-dates', {
        soft: life.pick([null, life.daysFromNow(-life.int(1, 30))]),
        reason: 'The month is done.',
      }),
  },
  tellsRates: {
    times: 2,
    live: (life) =>
      life.post('/v1/exchange-rates', {
        rates: [0, -30, -365].flatMap((ago) => [
          { currency: 'EUR', day: life.daysFromNow(ago), rate: `1.${life.int(0, 2_000)}` },
          { currency: 'JPY', day: life.daysFromNow(ago), rate: `0.00${life.int(600, 999)}` },
          { currency: 'KWD', day: life.daysFromNow(ago), rate: `3.${life.int(100, 400)}` },
        ]),
      }),
  },
  revalues: {
    times: 2,
    live: (life) => life.post('/v1/revaluations', { on: life.daysFromNow(-life.int(1, 10)) }),
  },
  booksByHand: {
    times: 2,
    live: (life) => {
      const amount = life.int(1, 5_000)
      const [debit, credit] = life.pick([
        ['1000', '4900'],
        ['5900', '1010'],
        ['1300', '2000'],
        ['1010', '3000'],
        ['5510', '4510'],
        ['5511', '4511'],
      ] as const)
      return life.post('/v1/manual-entries', {
        date: life.someDay(),
        currency: life.currency(),
        description: 'By hand',
        lines: [
          { account: debit, debit: amount },
          { account: credit, credit: amount },
        ],
      })
    },
  },
  booksAgainAndAgain: {
    times: 1,
    live: (life) => {
      const amount = life.int(1, 5_000)
      return life.post('/v1/recurring-entries', {
        description: 'Rent',
        currency: life.currency(),
        lines: [
          { account: '5900', debit: amount },
          { account: '1010', credit: amount },
        ],
        every: life.pick(['month', 'month', 'quarter']),
        day: life.int(1, 31),
        startsOn: life.daysFromNow(life.int(-40, 5)),
        most: life.pick([null, 2]),
      })
    },
  },
  stopsBookingAgain: {
    times: 1,
    live: async (life) => {
      const entry = await life.any<RecurringEntry>('/v1/recurring-entries')
      const change = life.pick([{ paused: true }, { paused: false }, { endsOn: life.today() }])
      return entry && life.patch(`/v1/recurring-entries/${entry.id}`, change)
    },
  },
  opensAnAccount: {
    times: 1,
    live: (life) => {
      const type = life.pick(['revenue', 'expense'])
      const code = `${type === 'revenue' ? 45 : 55}${life.int(10, 14)}`
      return life.post('/v1/accounts', { code, name: `Account ${code}`, type })
    },
  },
  usesAnAccountNoMore: {
    times: 1,
    live: async (life) => {
      const account = await life.any<{ code: string }>('/v1/accounts', ({ code }) => /^[45]51/.test(code))
      const change = { active: life.chance(50), name: life.fresh('Account') }
      return account && life.patch(`/v1/accounts/${account.code}`, change)
    },
  },
  undoesAnEntry: {
    times: 1,
    live: async (life) => {
      const entry = await life.any<ManualEntry>('/v1/manual-entries')
      return entry && life.post(`/v1/manual-entries/${entry.id}/reversal`, { reason: 'Booked twice.' })
    },
  },
  takesOver: {
    times: 1,
    live: (life) =>
      life.post('/v1/opening-balances', {
        asOf: life.daysFromNow(-life.int(20, 60)),
        currency: life.currency(),
        lines: [{ account: '1010', debit: life.int(1, 9_000) }],
        documents: [
          {
            number: life.fresh('OLD'),
            customer: life.pick(life.customers),
            issuedOn: life.daysFromNow(-90),
            dueOn: life.daysFromNow(-60),
            open: life.int(1, 9_000),
          },
        ],
        differenceToEquity: true,
      }),
  },
  closesAYear: {
    times: 2,
    live: async (life) => {
      const year = await life.any<FiscalYear>('/v1/fiscal-years', ({ isOver }) => isOver)
      return year && life.post('/v1/year-closes', { endsOn: year.endsOn })
    },
  },
  opensAYearAgain: {
    times: 2,
    live: async (life) => {
      const year = await life.any<FiscalYear>('/v1/fiscal-years', ({ id }) => id !== null)
      return year && life.post(`/v1/year-closes/${year.id}/reversal`, { reason: 'A bill was missing.' })
    },
  },
} satisfies Record<string, Act>
