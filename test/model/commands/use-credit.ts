import fc from 'fast-check'
import { command } from '../command.ts'
import { oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { openOn } from '../oracle/things.ts'
import { applyCredit } from '../oracle/use-credit.ts'
import { asItComes, currency, customer, place } from './shapes.ts'

const much = fc.constantFrom(null, null, 1n, 333n, 200_000n)
const daysAgo = fc.constantFrom(0, 0, 0, 5)

/** What is kept for a customer is used on the oldest due (rule 23). */
export const useCreditOldest = fc.tuple(customer, currency, much, daysAgo).map(([name, of, amount, days]) =>
  command(`use ${amount ?? 'all'} ${of} kept for ${name}, ${days} days ago`, async (model) => {
    const { oracle, program } = model
    const id = model.customerIds.get(name)
    if (!id) return
    const on = daysAfter(oracle.today, -days)
    const answer = await program.call('POST', `/v1/customers/${id}/credit-applications`, {
      currency: of,
      amount: amount === null ? null : Number(amount),
      appliedOn: on,
    })
    const asked = { currency: of, document: null, amount, on }
    const before = oracle.allocations.length
    model.agree(answer, applyCredit(oracle, oracle.customer(name), asked))
    return oracle.allocations.slice(before).map(({ document }) => document)
  }),
)

/** And on one document; mostly one that could take it. */
export const useCreditOn = fc
  .tuple(place, much, daysAgo, asItComes, fc.boolean())
  .map(([which, amount, days, any, ofOther]) =>
    command(`use ${amount ?? 'all'} of what is kept on document ${which}`, async (model) => {
      const { oracle, program } = model
      const it = oneOf(
        oracle.documents.filter((one) => any || (one.stage === 'posted' && openOn(one) > 0n)),
        which,
      )
      if (!it) return
      const name = ofOther && any ? 'bolt' : it.customer.name
      const id = model.customerIds.get(name)
      if (!id) return
      const on = daysAfter(oracle.today, -days)
      const answer = await program.call('POST', `/v1/customers/${id}/credit-applications`, {
        currency: it.currency,
        invoiceId: model.idOf(it),
        amount: amount === null ? null : Number(amount),
        appliedOn: on,
      })
      const asked = { currency: it.currency, document: it, amount, on }
      model.agree(answer, applyCredit(oracle, oracle.customer(name), asked))
      return [it]
    }),
  )
