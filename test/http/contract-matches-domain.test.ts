import { expect, expectTypeOf, test } from 'vitest'
import { WORK_EVENT_TYPES, WorkEvent } from '../../src/contract/work-event.ts'
import type { z } from '../../src/contract/z.ts'
import { ROLES } from '../../src/domain/status/role.ts'
import { VERBS, WHYS } from '../../src/domain/status/actions.ts'
import { VOCABULARIES } from '../../src/domain/status/vocabulary.ts'
import { chargesOf, describeWork, saleValueOf } from '../../src/domain/work/describe.ts'
import type * as domain from '../../src/domain/work/event.ts'
import { WORK_EVENT_EXAMPLES } from '../../src/http/examples/work-events.ts'
import { Action, Word } from '../../src/contract/word.ts'

type Checked = z.output<typeof WorkEvent>

/** Without `readonly`, so that lists of the domain compare with lists that were read. */
type Plain<T> = T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T

test('an event that was checked is an event of the domain, and every event of the domain can be told', () => {
  expectTypeOf<Checked>().toExtend<domain.WorkEvent>()
  expectTypeOf<Plain<domain.WorkEvent>>().toExtend<Checked>()
  expectTypeOf<Checked['type']>().toEqualTypeOf<domain.WorkEventType>()
  expectTypeOf<(typeof WORK_EVENT_TYPES)[number]>().toEqualTypeOf<domain.WorkEventType>()
  const verbs: readonly string[] = VERBS
  expect(Action.shape.verb.options).toEqual(verbs)
  expect(ROLES).toContain('owner')
})

test('the API names every reason and every word of a business, and no other', () => {
  expect(Action.shape.whyCode.unwrap().options.toSorted()).toEqual(Object.keys(WHYS).toSorted())
  const words = Object.values(VOCABULARIES).flatMap((rows) => rows.map(({ word }) => word as string))
  expect(Word.shape.word.options.toSorted()).toEqual([...new Set(words)].toSorted())
})

test('every example event is read by the domain', () => {
  for (const example of Object.values(WORK_EVENT_EXAMPLES.postWorkEvents)) {
    const event = WorkEvent.parse(example)
    expect(describeWork(event).externalId).not.toBe('')
    expect(
      chargesOf(event).charges.length > 0 || saleValueOf(event) > 0n || event.type === 'order.cancelled',
    ).toBe(true)
  }
})

test('a tip as a share of the subtotal is read; one beyond all of it is not', () => {
  const sale = WORK_EVENT_EXAMPLES.postWorkEvents['A storefront sale'] as Extract<
    domain.WorkEvent,
    { type: 'storefront.sale_completed' }
  >
  expect(saleValueOf(WorkEvent.parse(sale))).toBe(5900n)
  for (const tip of ['101%', '%', '10 %', '-1%', '1e1%', -5]) {
    expect(WorkEvent.safeParse({ ...sale, data: { ...sale.data, tip } }).success, String(tip)).toBe(false)
  }
})

test('a tax amount that no rate can hold is refused before it becomes one', () => {
  const { data, ...rest } = WORK_EVENT_EXAMPLES.postWorkEvents['A fleet order is priced'] as Extract<
    domain.WorkEvent,
    { type: 'order.priced' }
  >
  const withItem = (taxAmount: number) => ({
    ...rest,
    data: { ...data, quote: undefined, items: [{ unitPrice: 100, quantity: 2, taxAmount }] },
  })
  expect(WorkEvent.safeParse(withItem(2000)).success).toBe(true)
  expect(WorkEvent.safeParse(withItem(2001)).error?.issues[0]?.path).toEqual([
    'data',
    'items',
    0,
    'taxAmount',
  ])
})

test('thousands of events a second are checked', () => {
  const event = WORK_EVENT_EXAMPLES.postWorkEvents['A fleet order is priced']
  const started = performance.now()
  for (let i = 0; i < 5000; i++) WorkEvent.safeParse(event)
  expect(performance.now() - started).toBeLessThan(1000)
})
