import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordedStep } from '../../domain/plan/recorded-plan.ts'
import { keptPlanText, planOf, type RecordedPlan } from './kept-plan.ts'

const text = fc.oneof(fc.constantFrom('', '0', 'USD', '55133', 'draft'), fc.uuid(), fc.string())
const document = { invoiceId: text, name: text, total: text, currency: text }

const step: fc.Arbitrary<RecordedStep> = fc.oneof(
  fc.record({ do: fc.constant('record_customer'), customerId: text, name: text, version: fc.nat() }),
  fc.record({
    do: fc.constant('record_work'),
    workId: text,
    title: text,
    stage: text,
    value: text,
    currency: text,
    known: fc.boolean(),
  }),
  fc.record({ do: fc.constant('draw_number'), invoiceId: text, number: text }),
  fc.record({ do: fc.constant('draft_invoice'), ...document, stage: text, dueOn: text }),
  fc.record({ do: fc.constant('revise_invoice'), ...document, totalBefore: text }),
  fc.record({ do: fc.constant('change_invoice'), ...document, verb: text, stageBefore: text, stage: text }),
  fc.record({
    do: fc.constant('change_invoice'),
    ...document,
    verb: text,
    stageBefore: text,
    stage: text,
    flagged: text,
  }),
  fc.record({ do: fc.constant('bill_work'), workId: text, invoiceId: text, state: text, amount: text }),
  fc.record({
    do: fc.constant('record_payment'),
    paymentId: text,
    amount: text,
    currency: text,
    receivedOn: text,
  }),
  fc.record({
    do: fc.constant('record_refund'),
    paymentId: text,
    amount: text,
    currency: text,
    refundedOn: text,
  }),
  fc.record({
    do: fc.constant('allocate'),
    source: fc.constantFrom('payment', 'credit_note'),
    invoiceId: text,
    amount: text,
  }),
  fc.record({
    do: fc.constant('change_payment'),
    paymentId: text,
    currency: text,
    unappliedBefore: text,
    unapplied: text,
  }),
  fc.record({
    do: fc.constant('undo_allocation'),
    allocationId: text,
    invoiceId: text,
    amount: text,
    undoneOn: text,
  }),
  fc.record({
    do: fc.constant('write_off'),
    invoiceId: text,
    amount: text,
    currency: text,
    writtenOffOn: text,
  }),
  fc.record({
    do: fc.constant('reinstate'),
    invoiceId: text,
    amount: text,
    currency: text,
    reinstatedOn: text,
  }),
  fc.record({
    do: fc.constant('post_entry'),
    entryId: text,
    kind: text,
    date: text,
    amount: text,
    currency: text,
    description: text,
  }),
) as fc.Arbitrary<RecordedStep>

const plan: fc.Arbitrary<RecordedPlan> = fc.record(
  {
    steps: fc.array(step),
    subject: fc.record(
      { workId: text, paymentId: text, invoiceIds: fc.array(text, { minLength: 1 }) },
      { requiredKeys: [] },
    ),
    refusal: fc.record({
      refused: fc.constant(true),
      code: text,
      rule: fc.constantFrom(1, null),
      message: text,
    }),
  },
  { requiredKeys: ['steps', 'subject'] },
)

test('a kept plan is read as it was written, and is shorter than the same in plain', () => {
  fc.assert(
    fc.property(plan, (written) => {
      const kept = keptPlanText(written)
      expect(planOf(JSON.parse(kept))).toEqual(written)
      expect(kept.length).toBeLessThan(JSON.stringify(written).length)
    }),
  )
})

test('what is kept stays readable: a plan of today, to the letter', () => {
  const kept =
    '[[["record_customer","c-1","ACME",[1]],["draw_number","i-1","INV-1"],["bill_work","w-1",2,"draft","900"]],[4,[],2]]'
  const written: RecordedPlan = {
    steps: [
      { do: 'record_customer', customerId: 'c-1', name: 'ACME', version: 1 },
      { do: 'draw_number', invoiceId: 'i-1', number: 'INV-1' },
      { do: 'bill_work', workId: 'w-1', invoiceId: 'i-1', state: 'draft', amount: '900' },
    ],
    subject: { workId: 'w-1', invoiceIds: ['i-1'] },
  }
  expect(keptPlanText(written)).toBe(kept)
  expect(planOf(JSON.parse(kept))).toEqual(written)
})

test('plans kept as plain objects, and none at all, are read too', () => {
  const plain = { steps: [{ do: 'draw_number', invoiceId: 'i-1', number: 'INV-1' }], subject: {} }
  expect(planOf(plain)).toEqual(plain)
  expect(planOf(null)).toEqual({ steps: [], subject: {} })
})
