import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { plan } from '../oracle/instalments.ts'
import { isLive, openOn } from '../oracle/things.ts'
import { asItComes, place } from './shapes.ts'

/** What is open falls due in two parts, the second by amount or as the rest, or at once again (rule 17). */
export const plansInstalments = fc
  .record({
    which: place,
    first: fc.constantFrom<{ percent: bigint } | { amount: bigint } | null>(
      { percent: 50n },
      { percent: 33n },
      { amount: 5n },
      null,
    ),
    byAmounts: fc.boolean(),
    days: fc.constantFrom<[number, number]>([-40, 5], [-2, 5], [3, 40], [10, 11]),
    any: asItComes,
  })
  .map(({ which, first, byAmounts, days, any }) =>
    command(
      `${first ? `split ${fc.stringify(first)}` : 'take the plan back'} of document ${which}`,
      async (model) => {
        const { oracle, program } = model
        const it = oneOf(
          oracle.documents.filter((one) => any || (isLive(one) && openOn(one) > 0n)),
          which,
        )
        if (!it) return
        const [one, other] = days.map((day) => daysAfter(oracle.today, day)) as [string, string]
        const share =
          first &&
          ('percent' in first ? { percent: String(first.percent) } : { amount: Number(first.amount) })
        const left = first && 'amount' in first ? openOn(it) - first.amount : 0n
        const rest = byAmounts && left > 0n ? { amount: Number(left) } : {}
        const parts = share
          ? [
              { dueOn: one, ...share },
              { dueOn: other, ...rest },
            ]
          : []
        const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/instalments`, { parts })
        model.agree(answer, plan(it, first && { shares: [first], days: [one, other] }))
        return [it]
      },
    ),
  )
