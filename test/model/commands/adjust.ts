import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { adjust, creditOf, refusedAdjustment } from '../oracle/adjust.ts'
import { fairGroups } from './credit.ts'
import { majorText, place, thousandths } from './shapes.ts'

const NOTHING = { groups: new Map(), earns: [] }

/** Additional work, or less by as much: lines of a draft, else a supplement or a credit note (rule 16). */
export const adjusts = fc
  .record({
    which: place,
    kind: fc.constantFrom('additional_work', 'reduced_scope', 'goodwill'),
    quantity: fc.constantFrom(1_000n, 1_500n),
    price: fc.constantFrom(0n, 1_000n, 333_000n, 1_005_500n),
    rate: fc.constantFrom(null, 0n, 8_250n),
    final: fc.boolean(),
  })
  .map(({ which, kind, quantity, price, rate, final }) =>
    command(`${kind} of ${quantity} × ${price} on document ${which}`, async (model) => {
      const { oracle, program } = model
      const it = oneOf(oracle.documents, which)
      if (!it) return
      const more = kind === 'additional_work'
      // How less is spread over several rates, works or accounts of a draft is the program's own arithmetic.
      if (!more && (it.works.length > 1 || (it.stage === 'draft' && it.sums.groups.size > 1))) return
      if (!more && it.stage === 'draft' && new Set(it.earns.map(({ account }) => account)).size > 1) return
      const asked = { more, final, line: { quantity, price, rate } }
      const answer = await program.call('POST', `/v1/invoices/${model.idOf(it)}/adjustments`, {
        adjustment: kind,
        confirm: final,
        lines: [
          {
            description: 'Adjusted',
            quantity: thousandths(quantity),
            unitPrice: majorText(price, it.currency),
            ...(more && rate !== null ? { taxRate: thousandths(rate) } : {}),
          },
        ],
      })
      const refused = refusedAdjustment(oracle, it, asked)
      model.agree(answer, refused ?? 'done')
      if (refused) return [it]
      const isNote = !more && it.stage === 'posted'
      adjust(oracle, it, asked, isNote ? fairGroups(model, it, creditOf(it, asked), answer.body) : NOTHING)
      return [it]
    }),
  )
