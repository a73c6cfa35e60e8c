import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { plan } from '../oracle/instalments.ts'
import { openOn } from '../oracle/things.ts'
import { asItComes, place } from './shapes.ts'

/** What is open falls due in two parts, or at once again (rule 17). */
export const plansInstalments = fc
  .record({
    which: place,
    first: fc.constantFrom<{ percent: bigint } | { amount: bigint } | null>(
      { percent: 50n },
      { percent: 33n },
      { amount: 5n },
      null,
    ),
    days: fc.constantFrom<[number, number]>([-40, 5], [-2, 5], [3, 40], [10, 11]),
    any: asItComes,
  })
  .map(({ which, first, days, any }) =>
    command(
      `${first ? `split ${fc.stringify(first)}` : 'take the plan back'} of document ${which}`,
      async (model) => {
        const { oracle, program } = model
        const it = oneOf(
          oracle.documents.filter((one) => any || (one.stage === 'posted' && openOn(one) > 0n)),
          which,
        )
        if (!it) return
        const [one, other] = days.map((day) => daysAfter(oracle.today, day)) as [string, string]
        const share =
          first &&
          ('percent' in first ? { percent: String(first.percent) } : { amount: Number(first.amount) })
        const parts = share ? [{ dueOn: one, ...share }, { dueOn: other }] : []
        const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/instalments`, { parts })
        model.agree(answer, plan(it, first && { first, days: [one, other] }))
        return [it]
      },
    ),
  )
