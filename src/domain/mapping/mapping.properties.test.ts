import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WorkEvent } from '../../contract/work-event.ts'
import { checkWorkEvent } from '../../http/check-work-event.ts'
import { checkMapping } from './check-mapping.ts'
import { mapEvent } from './map-event.ts'

const AROUND = { source: 'tool', id: 'msg_1', occurredAt: '2026-03-01T00:00:00.000Z' }

const MAPPING = {
  defaults: { zone: 'America/New_York', currency: { path: '$.currency' } },
  rules: [
    {
      when: { path: '$.event', is: ['job.priced', 'job.repriced'] },
      event: 'order.priced',
      id: { text: '{$.job.id}:{$.version}' },
      occurredAt: { path: '$.at', convert: 'instant' },
      data: {
        currency: { path: '$.currency' },
        customer: {
          id: { path: '$.customer.number', convert: 'text' },
          name: { first: [{ path: '$.customer.company' }, { path: '$.customer.name' }] },
          email: { path: '$.customer.email', convert: ['trim', 'lowercase'], optional: true },
          address: { city: { path: '$.customer.city', optional: true } },
        },
        order: { id: { path: '$.job.id' }, reference: { text: 'Job {$.job.id}' } },
        items: {
          each: '$.lines[*]',
          where: { path: '@.void', isNot: true },
          as: {
            name: { path: '@.what' },
            unitPrice: { path: '@.price', convert: 'minor' },
            quantity: { path: '@.count', optional: true },
            taxRate: { path: '@.tax', map: { none: '0', '*': '8.875' }, optional: true },
          },
        },
      },
    },
    {
      when: { path: '$.event', is: 'job.cancelled' },
      event: 'order.cancelled',
      data: { order: { id: { path: '$.job.id' } } },
    },
  ],
}

const PAYLOAD = {
  event: 'job.priced',
  version: 3,
  at: '2026-03-01 14:05',
  currency: 'USD',
  job: { id: 'J-77' },
  customer: { number: 118, name: 'Harbor Goods', email: ' AP@Harbor.example', city: 'Newark' },
  lines: [
    { what: 'Van, half day', price: '180.00', count: 1, tax: 'std' },
    { what: 'Waiting', price: 12.5, count: '2.5' },
    { what: 'Mistake', price: 'x', void: true },
  ],
}

const checked = checkMapping(MAPPING)
if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
const { mapping } = checked

test('a good payload becomes the event one would write by hand', () => {
  expect(mapEvent(mapping, PAYLOAD, AROUND, checkWorkEvent)).toEqual({
    event: {
      source: 'tool',
      id: 'J-77:3',
      type: 'order.priced',
      occurredAt: '2026-03-01T19:05:00.000Z',
      data: {
        currency: 'USD',
        customer: {
          id: '118',
          name: 'Harbor Goods',
          email: 'ap@harbor.example',
          address: { city: 'Newark' },
        },
        order: { id: 'J-77', reference: 'Job J-77' },
        items: [
          { name: 'Van, half day', unitPrice: 18000, quantity: 1, taxRate: '8.875' },
          { name: 'Waiting', unitPrice: 1250, quantity: '2.5' },
        ],
      },
    },
  })
})

test('what the event itself may not be is told by its places in mapping and payload', () => {
  const payload = {
    ...PAYLOAD,
    lines: [{ what: 'Waiting', price: 1, count: -2 }],
    customer: { number: 1, name: ' x'.repeat(150) },
  }
  expect(mapEvent(mapping, payload, AROUND, checkWorkEvent)).toMatchObject({
    problems: [
      { code: 'too_big', mapping: '/rules/0/data/customer/name', payload: '/customer/name' },
      {
        code: 'quantity_out_of_range',
        mapping: '/rules/0/data/items/as/quantity',
        payload: '/lines/0/count',
      },
    ],
  })
})

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '-',
    '1e9',
    '12,50',
    '2026-02-30',
    '2026-03-01',
    'USD',
    'job.priced',
    '\u0000',
    '\ud800',
    '__proto__',
    [],
    {},
    [[]],
    -1,
    0,
    0.1,
    1e21,
    2 ** 53,
  ),
  fc.string({ maxLength: 300 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A value with some of its parts made odd or left out. */
function broken(value: unknown, picks: readonly { at: number; to: unknown; leave: boolean }[]): unknown {
  let seen = 0
  const walk = (inner: unknown): unknown => {
    const pick = picks.find(({ at }) => at === seen++)
    if (pick) return pick.leave ? undefined : pick.to
    if (Array.isArray(inner)) return inner.map(walk)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([name, part]) => [name, walk(part)]))
  }
  return walk(value)
}

const picks = fc.array(fc.record({ at: fc.nat({ max: 60 }), to: odd, leave: fc.boolean() }), { maxLength: 4 })

/** Follows an RFC 6901 pointer; fails where it leads nowhere. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((inner, part) => {
      expect(inner, pointer).toBeTypeOf('object')
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      expect(Object.keys(inner as object), pointer).toContain(name)
      return (inner as Record<string, unknown>)[name]
    }, document)
}

/** Whatever comes of a payload is whole: a valid event, a reason, or problems whose places lead somewhere. */
function expectWhole(document: unknown, payload: unknown): 'event' | 'nothing' | 'problems' | 'faults' {
  const read = checkMapping(document)
  if ('faults' in read) {
    expect(read.faults.length).toBeGreaterThan(0)
    return 'faults'
  }
  const mapped = mapEvent(read.mapping, payload, AROUND, checkWorkEvent)
  if ('event' in mapped) {
    expect(WorkEvent.safeParse(mapped.event).error).toBeUndefined()
    return 'event'
  }
  if ('nothing' in mapped) {
    expect(mapped.nothing).toMatch(/^No rule .+\.$/s)
    return 'nothing'
  }
  expect(mapped.problems.length).toBeGreaterThan(0)
  for (const problem of mapped.problems) {
    expect(problem.detail).not.toBe('')
    at(document, problem.mapping)
  }
  return 'problems'
}

test('any payload comes to a valid event, a reason, or problems with their places; nothing is thrown', () => {
  const came = new Map<string, number>()
  fc.assert(
    fc.property(
      fc.oneof(
        odd,
        picks.map((some) => broken(PAYLOAD, some)),
      ),
      (payload) => {
        const what = expectWhole(MAPPING, payload)
        came.set(what, (came.get(what) ?? 0) + 1)
      },
    ),
    { numRuns: 3000 },
  )
  for (const what of ['event', 'nothing', 'problems']) expect(came.get(what), what).toBeGreaterThan(100)
})

test('any mapping is read or refused, and applied to any payload; nothing is thrown', () => {
  const mappings = fc.oneof(
    odd,
    picks.map((some) => broken(MAPPING, some)),
  )
  const payloads = fc.oneof(
    odd,
    picks.map((some) => broken(PAYLOAD, some)),
  )
  fc.assert(
    fc.property(mappings, payloads, (document, payload) => {
      expectWhole(document, payload)
    }),
    { numRuns: 3000 },
  )
})
