import fc from 'fast-check'
import { expect } from 'vitest'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { payOut, undoPayout } from '../oracle/payouts.ts'
import { currency, place } from './shapes.ts'

/** A gateway pays out what it held less its fee, or takes something back; told once, again, or otherwise than before. */
export const paysOut = fc
  .record({
    name: fc.constantFrom('po-1', 'po-2', 'po-3'),
    gross: fc.constantFrom(0, 1, 99_999, 120_000, -2_500),
    fee: fc.constantFrom(0, 1, 3_510),
    off: fc.constantFrom(0, 0, 0, 0, 1),
    currency,
    daysAgo: fc.constantFrom(0, 0, 3, 40),
  })
  .map(({ name, gross, fee, off, currency: of, daysAgo }) =>
    command(`${name} pays ${gross} ${of} out less ${fee}, ${off} off`, async ({ oracle, program, agree }) => {
      const told = { name, currency: of, on: daysAfter(oracle.today, -daysAgo) }
      const net = gross - fee - off
      const answer = await program.call('POST', '/v1/payouts', {
        provider: 'gate',
        providerId: name,
        currency: of,
        gross,
        fee,
        net,
        paidOn: told.on,
      })
      const amounts = { gross: BigInt(gross), fee: BigInt(fee), net: BigInt(net) }
      agree(answer, payOut(oracle, { ...told, ...amounts }))
    }),
  )

/** A payout that was recorded is undone, once. */
export const undoesPayout = place.map((which) =>
  command(`undo payout ${which}`, async ({ oracle, program, agree }) => {
    const payout = oneOf(oracle.payouts, which)
    if (!payout) return
    // They are recorded in the same order here and there.
    const told = (await program.list('/v1/payouts')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(told.map(({ undoneOn }) => undoneOn === null)).toEqual(
      oracle.payouts.map(({ entry }) => entry !== null),
    )
    const { id } = told[oracle.payouts.indexOf(payout)]
    const answer = await program.call('POST', `/v1/payouts/${id}/reversal`, { reason: 'A reason.' })
    agree(answer, undoPayout(oracle, payout))
  }),
)
