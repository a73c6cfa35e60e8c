import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { refund, refundable, sharesOf } from '../oracle/money.ts'
import { place } from './shapes.ts'

/** Money goes back: all that is left, a part, or more than came; of a document or of what was kept (rule 24). */
export const giveBack = fc
  .record({
    which: place,
    of: fc.option(place),
    much: fc.constantFrom('all', 'all', 'part', 'too much'),
    daysAgo: fc.constantFrom(0, 0, 0, 3),
  })
  .map(({ which, of, much, daysAgo }) =>
    command(
      `give ${much} of payment ${which} back${of === null ? '' : ' from a document'}`,
      async (model) => {
        const { oracle, program } = model
        const payment = oneOf(oracle.payments, which)
        if (!payment) return
        const document = of === null ? null : (oneOf(sharesOf(oracle, payment), of)?.document ?? null)
        const left = refundable(oracle, payment, document)
        const amount = much === 'all' ? left || 1n : much === 'part' ? 1n : left + 1n
        const refundedOn = daysAfter(oracle.today, -daysAgo)
        const answer = await program.call('POST', `/v1/payments/${model.idOf(payment)}/refunds`, {
          invoiceId: document === null ? null : model.idOf(document),
          amount: Number(amount),
          refundedOn,
          reason: 'A reason.',
        })
        model.agree(answer, refund(oracle, payment, document, amount, refundedOn))
        return document ? [document] : []
      },
    ),
  )
