import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { daysAfter } from '../oracle/days.ts'
import { postsByHand } from './by-hand.ts'
import { gainIn, revalue, setRates } from '../oracle/exchange.ts'

const text = (millionths: bigint): string =>
  `${millionths / 1_000_000n}.${String(millionths % 1_000_000n).padStart(6, '0')}`

/** What currencies are worth is set from days on: of long ago, lately or today. */
export const setsRates = fc
  .record({
    days: fc.constantFrom([9_000, 12, 2], [9_000, 3], [9_000], [12, 1], [1], [0]),
    worth: fc.constantFrom(
      { JPY: 6_666n, KWD: 3_250_001n },
      { JPY: 7_001n, KWD: 3_100_000n },
      { JPY: 1n, KWD: 999_999n },
      { KWD: 3_000_000n },
    ),
  })
  .map(({ days, worth }) =>
    command(`set rates of ${days.join(', ')} days ago: ${fc.stringify(worth)}`, async (model) => {
      const { oracle, program } = model
      const rates = days.flatMap((daysAgo, at) =>
        Object.entries(worth).map(([currency, millionths]) => ({
          currency,
          day: daysAfter(oracle.today, -daysAgo),
          // Another one on each day, or nothing is gained.
          millionths: millionths + BigInt(at) * 333n,
        })),
      )
      const answer = await program.call('POST', '/v1/exchange-rates', {
        rates: rates.map(({ millionths, ...one }) => ({ ...one, rate: text(millionths) })),
      })
      model.agree(answer, setRates(oracle, rates))
    }),
  )

/** Money is spent in another currency whose rate is another one soon after; some of it may come back at that one. */
export const spendsAbroad = fc
  .record({
    currency: fc.constantFrom('JPY', 'KWD'),
    amount: fc.constantFrom(2_500, 99_999),
    daysAgo: fc.constantFrom(3, 5, 12),
    millionths: fc.constantFrom(6_666n, 3_250_001n),
    comesBack: fc.boolean(),
  })
  .map(({ currency, amount, daysAgo, millionths, comesBack }) =>
    command(`spend ${amount} ${currency} ${daysAgo} days ago while its rate moves`, async (model) => {
      const { oracle, program } = model
      const rates = [9_000, 2].map((ago) => ({
        currency,
        day: daysAfter(oracle.today, -ago),
        millionths: ago === 2 ? millionths * 2n : millionths,
      }))
      const answer = await program.call('POST', '/v1/exchange-rates', {
        rates: rates.map((one) => ({ ...one, millionths: undefined, rate: text(one.millionths) })),
      })
      model.agree(answer, setRates(oracle, rates))
      const spent = { amount, against: '1010', off: 0, currency }
      await postsByHand(model, { ...spent, daysAgo })
      if (comesBack) await postsByHand(model, { ...spent, amount: 1_999, daysAgo: 2, isBack: true })
    }),
  )

/** The books are revalued at the end of a day or two, once or again: each day that was told so says what it brought. */
export const revalues = fc.constantFrom([1], [2, 1], [2, 1], [5, 2], [1, 30], [0]).map((days) =>
  command(`revalue at the end of the days ${days.join(', ')} days ago`, async (model) => {
    const { oracle, program } = model
    for (const daysAgo of days) {
      const day = daysAfter(oracle.today, -daysAgo)
      const answer = await program.call('POST', '/v1/revaluations', { on: day })
      model.agree(answer, revalue(oracle, day))
    }
    const told = await program.list('/v1/revaluations')
    // The newest day comes first.
    expect(
      told.toReversed().map(({ day, realised, unrealised }) => [day, realised, unrealised]),
      'revaluations',
    ).toEqual(
      oracle.revaluations.map(({ day, standing }) => [
        day,
        Number(gainIn(standing, 'exchange_realised')),
        Number(gainIn(standing, 'exchange_unrealised')),
      ]),
    )
  }),
)
