import fc from 'fast-check'
import { expect } from 'vitest'
import { command, type Run } from '../command.ts'
import { type Model, oneOf } from '../model.ts'
import { daysAfter } from '../oracle/days.ts'
import { pay, type Received, sharesOf } from '../oracle/money.ts'
import type { Document } from '../oracle/things.ts'
import { currency, customer, place } from './shapes.ts'

const amount = fc.constantFrom(1n, 7n, 333n, 1_000n, 1_200n, 150_000n)
const daysAgo = fc.constantFrom(0, 0, 0, 1, 5, 40)

type For = Pick<Received, 'customer' | 'allocations' | 'named' | 'keepAsCredit'>
const NOTHING: For = { customer: null, allocations: [], named: [], keepAsCredit: false }

/** Money comes in, for what `meant` says of two documents that stand. */
const pays = (
  name: string,
  meant: (first: Document, second: Document) => Partial<For>,
): fc.Arbitrary<fc.AsyncCommand<Run, Run>> =>
  fc.tuple(place, place, amount, currency, daysAgo).map(([one, other, paid, of, days]) =>
    command(`pay ${paid} ${of} ${name} (${one}, ${other}), ${days} days ago`, async (model) => {
      const { documents } = model.oracle
      const [first, second] = [oneOf(documents, one), oneOf(documents, other)]
      if (!first || !second) return
      const received = { ...NOTHING, ...meant(first, second) }
      return receives(model, { ...received, amount: paid, currency: of, days })
    }),
  )

async function receives(
  model: Model,
  asked: For & { amount: bigint; currency: string; days: number },
): Promise<Document[]> {
  const { oracle, program } = model
  const { allocations, named } = asked
  const name = `transfer-${oracle.payments.length}`
  const on = daysAfter(oracle.today, -asked.days)
  const numbered = named.filter(({ number }) => number !== null)
  const body = {
    provider: 'bank',
    providerId: name,
    customerId: asked.customer === null ? null : model.customerIds.get(asked.customer),
    currency: asked.currency,
    amount: Number(asked.amount),
    receivedOn: on,
    method: 'bank_transfer',
    reference: numbered.length > 0 ? `For ${numbered.map(({ number }) => number).join(', ')}` : null,
    allocations: allocations.map(({ document, amount: of }) => ({
      invoiceId: model.idOf(document),
      amount: of === null ? null : Number(of),
    })),
    keepAsCredit: asked.keepAsCredit,
  }
  const answer = await program.call('POST', '/v1/payments', body)
  const came = pay(oracle, { ...asked, named: numbered, name, on })
  model.agree(answer, came)
  if (came !== 'done') return []
  const again = await program.call('POST', '/v1/payments', body)
  expect(again.status, 'told again it is answered the same').toBe(200)
  expect(again.body).toEqual(answer.body)
  const other = await program.call('POST', '/v1/payments', { ...body, memo: 'Something else' })
  expect(other).toMatchObject({ status: 409, body: { code: 'payment_differs' } })
  return sharesOf(oracle, oracle.payments.at(-1)!).map(({ document }) => document)
}

export const payOne = pays('on one document', (document) => ({
  allocations: [{ document, amount: null }],
}))

export const payPart = pays('a part of one', (document) => ({
  allocations: [{ document, amount: 7n }],
}))

export const payMany = pays('on two documents', (first, second) => ({
  allocations: [
    { document: first, amount: 5n },
    { document: second, amount: null },
    { document: first, amount: 3n },
  ],
}))

export const payByReference = pays('by reference', (first, second) => ({
  named: first === second ? [first] : [first, second],
}))

export const payOldest = pays('on the oldest due', ({ customer: { name } }) => ({ customer: name }))

export const payOnAccount = fc.tuple(customer, amount, currency, daysAgo).map(([name, paid, of, days]) =>
  command(`pay ${paid} ${of} of ${name} on account`, async (model) => {
    if (!model.customerIds.has(name)) return
    return receives(model, {
      ...NOTHING,
      customer: name,
      keepAsCredit: true,
      amount: paid,
      currency: of,
      days,
    })
  }),
)
