import fc from 'fast-check'
import { command, type Run } from '../command.ts'
import { type Model, oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { edit, type Edit } from '../oracle/documents.ts'
import type { Document } from '../oracle/things.ts'
import { customer, discount, lines, place, typedDiscount, typedLines } from './shapes.ts'

type Change = (model: Model, it: Document) => { inOracle: Edit; body: object }

const edits = <T>(name: string, values: fc.Arbitrary<T>, change: (value: T) => Change) =>
  fc.tuple(place, values).map(([which, value]): fc.AsyncCommand<Run, Run> =>
    command(`edit ${name} of document ${which}: ${fc.stringify(value)}`, async (model) => {
      const it = oneOf(model.oracle.documents, which)
      if (!it) return
      const { inOracle, body } = change(value)(model, it)
      const path = `/v1/invoices/${model.idOf(it)}`
      const answer = await model.program.call('PATCH', path, body, { 'if-match': '*' })
      model.agree(answer, edit(model.oracle, it, inOracle))
      return [it]
    }),
  )

export const editLines = edits('the lines', lines, (typed) => (_, it) => ({
  inOracle: { lines: typed },
  body: { lines: typedLines(typed, it.currency) },
}))

export const editDiscount = edits('the discount', discount, (off) => () => ({
  inOracle: { discount: off },
  body: { documentDiscount: typedDiscount(off) },
}))

export const editDate = edits('the date', fc.nat({ max: 9 }), (days) => ({ oracle }) => {
  const issuedOn = daysAfter(oracle.today, -days)
  return { inOracle: { issuedOn }, body: { issuedOn } }
})

export const editTerms = edits('the terms', fc.constantFrom(0, 10, 45), (netDays) => () => ({
  inOracle: { netDays },
  body: { terms: `net ${netDays}` },
}))

export const editWords = edits('the words', fc.nat({ max: 3 }), (n) => () => ({
  inOracle: {},
  body: { notes: `Note ${n}` },
}))

export const editReview = edits('the flag', fc.constant(true as const), (reviewed) => () => ({
  inOracle: { reviewed },
  body: { reviewed },
}))

export const editCustomer = fc.tuple(place, customer).map(([which, name]) =>
  command(`address document ${which} to ${name}`, async (model) => {
    const it = oneOf(model.oracle.documents, which)
    const customerId = model.customerIds.get(name)
    if (!it || !customerId) return
    const path = `/v1/invoices/${model.idOf(it)}`
    const answer = await model.program.call('PATCH', path, { customerId }, { 'if-match': '*' })
    model.agree(answer, edit(model.oracle, it, { customer: name }))
    return [it]
  }),
)
