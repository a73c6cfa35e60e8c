import type { FiscalYear } from '../../../src/contract/year-close.ts'
import type { ManualEntry } from '../../../src/contract/manual-entry.ts'
import type { Act } from '../life.ts'

/** What a bookkeeper does, and time. */
export const bookActs = {
  waits: {
    times: 6,
    live: (life) => {
      life.timePasses()
      return Promise.resolve(null)
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
        rates: [0, -30].flatMap((ago) => [
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
    times: 1,
    live: async (life) => {
      const year = await life.any<FiscalYear>('/v1/fiscal-years', ({ id }) => id !== null)
      return year && life.post(`/v1/year-closes/${year.id}/reversal`, { reason: 'A bill was missing.' })
    },
  },
} satisfies Record<string, Act>
