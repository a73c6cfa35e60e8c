import { describe, expect, test } from 'vitest'
import { checkMapping } from './check-mapping.ts'
import { type CheckWorkEvent, mapEvent } from './map-event.ts'

/** Takes every event as it is: what is looked at here is what the mapping makes. */
const anything: CheckWorkEvent = (event) => ({ event }) as ReturnType<CheckWorkEvent>
const AROUND = { source: 'tool', id: 'msg_1', occurredAt: '2026-03-01T00:00:00.000Z' }

/** What one expression makes of a payload, as the field `x` of an event's data. */
function made(expression: unknown, payload: unknown, defaults: object = {}): unknown {
  const checked = checkMapping({
    defaults,
    event: 'order.priced',
    data: { x: expression, kept: { value: 1 } },
  })
  if ('faults' in checked) return checked
  const mapped = mapEvent(checked.mapping, payload, AROUND, anything)
  if ('problems' in mapped) {
    return mapped.problems.map(({ code, mapping, payload }) => `${code} ${mapping} ${payload ?? '-'}`)
  }
  if (!('event' in mapped)) return mapped
  return (mapped.event.data as unknown as { x: unknown }).x
}

const PAYLOAD = {
  id: 10023,
  status: 'COD',
  blank: '  ',
  none: null,
  paid: true,
  'Order No': 'A-7',
  "it's": { 'a/b~c': 'odd' },
  customer: { name: 'Harbor Goods ' },
  items: [
    { kind: 'labor', price: '12.50', tags: ['x', 'y'] },
    { kind: 'part', price: 7, tags: [] },
    { kind: 'labor', price: '3', tags: ['z'] },
  ],
}

describe('expressions', () => {
  test.each<[string, unknown, unknown]>([
    ['a field', { path: '$.customer.name' }, 'Harbor Goods '],
    ['a number', { path: '$.id' }, 10023],
    ['a flag', { path: '$.paid' }, true],
    ['any name', { path: "$['Order No']" }, 'A-7'],
    ['a name in double quotes', { path: '$["Order No"]' }, 'A-7'],
    ['escapes', { path: String.raw`$['it\'s']['a/b~c']` }, 'odd'],
    ['an item', { path: '$.items[1].price' }, 7],
    ['a constant', { value: 'USD' }, 'USD'],
    ['a template', { text: 'Order {$.id} for {$.customer.name}{{x}}' }, 'Order 10023 for Harbor Goods {x}'],
    ['a fallback', { first: [{ path: '$.nowhere' }, { path: '$.blank' }, { path: '$.status' }] }, 'COD'],
    ['a fallback to a constant', { first: [{ path: '$.none' }, { value: 'x' }] }, 'x'],
    ['a table', { path: '$.status', map: { COD: 'cash_on_delivery', '*': 'paid' } }, 'cash_on_delivery'],
    ['a table of flags', { path: '$.paid', map: { true: 'paid', false: 'open' } }, 'paid'],
    ['the rest of a table', { path: '$.id', map: { COD: 'x', '*': 'paid' } }, 'paid'],
    [
      'conversions in their order',
      { path: '$.customer.name', convert: ['trim', 'lowercase'] },
      'harbor goods',
    ],
    ['a conversion before a table', { path: '$.status', convert: 'lowercase', map: { cod: 1 } }, 1],
    ['nothing, left out', { path: '$.nowhere', optional: true }, undefined],
    ['an object of nothing, left out', { a: { path: '$.none', optional: true } }, undefined],
    ['an empty object as written', {}, {}],
    [
      'a list',
      { each: '$.items[*]', as: { price: { path: '@.price' }, order: { path: '$.id' } } },
      [
        { price: '12.50', order: 10023 },
        { price: 7, order: 10023 },
        { price: '3', order: 10023 },
      ],
    ],
    [
      'some of a list',
      { each: '$.items[*]', where: { path: '@.kind', is: 'labor' }, as: { path: '@.price' } },
      ['12.50', '3'],
    ],
    [
      'the others',
      { each: '$.items[*]', where: { path: '@.kind', isNot: ['labor'] }, as: { path: '@.price' } },
      [7],
    ],
    ['lists in lists', { each: '$.items[*]', as: { each: '@.tags[*]', as: { path: '@' } } }, ['x', 'y', 'z']],
    ['a value as a list', { each: '$.status', as: { path: '@' } }, ['COD']],
    [
      'lists put together',
      [{ each: '$.status', as: { path: '@' } }, { value: 'b' }, { each: '$.blank', as: { path: '@' } }],
      ['COD', 'b'],
    ],
    ['no list where it may be missing', { each: '$.lines[*]', as: { path: '@' }, optional: true }, []],
  ])('%s', (_, expression, result) => {
    expect(made(expression, PAYLOAD)).toEqual(result)
  })

  test.each<[string, unknown, string]>([
    ['nothing there', { path: '$.customer.email' }, 'nothing_there /data/x /customer/email'],
    ['null', { path: '$.none' }, 'nothing_there /data/x /none'],
    ['blanks', { path: '$.blank' }, 'nothing_there /data/x /blank'],
    ['an object', { path: '$.customer' }, 'not_one_value /data/x /customer'],
    ['a list', { path: '$.items' }, 'not_one_value /data/x /items'],
    ['a template without its value', { text: '{$.none}' }, 'nothing_there /data/x /none'],
    ['no fallback left', { first: [{ path: '$.none' }, { path: '$.blank' }] }, 'nothing_there /data/x /none'],
    ['a table without it', { path: '$.status', map: { card: 1 } }, 'not_in_map /data/x/map /status'],
    ['a missing list', { each: '$.lines[*]', as: { path: '@' } }, 'nothing_there /data/x/each /lines'],
    [
      'a field of one item',
      { each: '$.items[*].note', as: { path: '@' } },
      'nothing_there /data/x/each /items/0/note',
    ],
    [
      'an item of a list',
      { each: '$.items[*]', as: { path: '@.tags[0]' } },
      'nothing_there /data/x/as /items/1/tags/0',
    ],
    [
      'what objects of JavaScript inherit',
      { path: '$.customer.constructor' },
      'nothing_there /data/x /customer/constructor',
    ],
    ['and their prototype', { path: "$['__proto__']" }, 'nothing_there /data/x /__proto__'],
    [
      'a value that cannot be converted',
      { first: [{ path: '$.status', convert: 'decimal' }, { value: 1 }] },
      'not_a_decimal /data/x/first/0 /status',
    ],
  ])('a problem names both places: %s', (_, expression, problem) => {
    expect(made(expression, PAYLOAD)).toEqual([problem])
  })

  test('a text longer than any field is a problem, and so is more work than an event can need', () => {
    expect(made({ path: '$' }, 'x'.repeat(10_001))).toEqual(['text_too_long /data/x '])
    const many = { a: Array.from({ length: 2_000 }, () => 1) }
    expect(made({ each: '$.a[*]', as: { each: '$.a[*]', as: { path: '@' } } }, many)).toEqual([
      expect.stringMatching(/^payload_too_large \/data\/x/),
    ])
  })
})

describe('conversions', () => {
  const berlin = { zone: 'Europe/Berlin' }
  test.each<[unknown, unknown, unknown]>([
    ['text', 10023, '10023'],
    ['text', true, 'true'],
    ['uppercase', 'usd', 'USD'],
    ['decimal', '12.50', '12.5'],
    ['decimal', 0.1, '0.1'],
    ['decimal', ' -3 ', '-3'],
    [{ to: 'decimal', mark: ',' }, '1234,5', '1234.5'],
    [{ to: 'decimal', mark: ',', grouping: '.' }, '1.234.567,50', '1234567.5'],
    [{ to: 'decimal', grouping: ',' }, '-1,234.50', '-1234.5'],
    [{ to: 'decimal', mark: ',', grouping: ' ' }, '1\u202f234,5', '1234.5'],
    [{ to: 'decimal', grouping: "'" }, "1'000", '1000'],
    [{ to: 'minor', currency: 'USD' }, '12.50', 1250],
    [{ to: 'minor', currency: 'USD' }, 12.5, 1250],
    [{ to: 'minor', currency: 'JPY' }, '1127.00', 1127],
    [{ to: 'minor', currency: 'KWD' }, '-0.005', -5],
    [{ to: 'minor', currency: 'EUR', mark: ',', grouping: '.' }, '1.200,00', 120000],
    [{ to: 'major', currency: 'USD' }, 1250, '12.50'],
    [{ to: 'major', currency: 'USD' }, '-5', '-0.05'],
    ['date', '2026-03-01', '2026-03-01'],
    ['date', '2026-03-01T23:30:00', '2026-03-01'],
    [{ to: 'date', ...berlin }, '2026-03-01T23:30:00Z', '2026-03-02'],
    [{ to: 'date', format: 'unix', ...berlin }, 1772407800, '2026-03-02'],
    [{ to: 'date', format: 'DD.MM.YYYY' }, '01.03.2026', '2026-03-01'],
    [{ to: 'date', format: 'M/D/YYYY' }, '3/1/2026', '2026-03-01'],
    ['instant', '2026-03-01T12:00:00+01:00', '2026-03-01T11:00:00.000Z'],
    [{ to: 'instant', ...berlin }, '2026-03-01 12:00', '2026-03-01T11:00:00.000Z'],
    [{ to: 'instant', ...berlin }, '2026-07-01', '2026-06-30T22:00:00.000Z'],
    [{ to: 'instant', format: 'unix' }, 1772366400, '2026-03-01T12:00:00.000Z'],
    [{ to: 'instant', format: 'unix-ms' }, '1772366400123', '2026-03-01T12:00:00.123Z'],
    [
      { to: 'instant', format: 'DD.MM.YYYY HH:mm', ...berlin },
      '01.07.2026 14:05',
      '2026-07-01T12:05:00.000Z',
    ],
    [
      { to: 'instant', format: 'M/D/YYYY h:mm A', zone: 'America/New_York' },
      '3/1/2026 12:05 am',
      '2026-03-01T05:05:00.000Z',
    ],
    [
      { to: 'instant', format: 'M/D/YYYY h:mm A', zone: 'America/New_York' },
      '3/1/2026 2:05 PM',
      '2026-03-01T19:05:00.000Z',
    ],
    // The hour that is skipped, and the one that comes twice.
    [
      { to: 'instant', format: 'YYYY-MM-DD HH:mm', ...berlin },
      '2026-03-29 02:30',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      { to: 'instant', format: 'YYYY-MM-DD HH:mm', ...berlin },
      '2026-10-25 02:30',
      '2026-10-25T00:30:00.000Z',
    ],
  ])('%j of %j', (convert, given, result) => {
    expect(made({ path: '$', convert }, given)).toEqual(result)
  })

  test.each<[unknown, unknown, string]>([
    ['decimal', '1,234.50', 'not_a_decimal'],
    ['decimal', '12,50', 'not_a_decimal'],
    ['decimal', 'abc', 'not_a_decimal'],
    ['decimal', '1e3', 'not_a_decimal'],
    ['decimal', 0.1 + 0.2, 'too_many_decimals'],
    ['decimal', true, 'not_a_decimal'],
    [{ to: 'decimal', mark: ',', grouping: '.' }, '12.34,5', 'not_a_decimal'],
    [{ to: 'decimal', mark: ',' }, '1,2,3', 'not_a_decimal'],
    [{ to: 'minor', currency: 'USD' }, '12.345', 'too_many_decimals'],
    [{ to: 'minor', currency: 'USD' }, '99999999999999999', 'amount_too_large'],
    [{ to: 'minor', currency: { path: '$' } }, '12', 'currency_unknown'],
    [{ to: 'major', currency: 'USD' }, '12.5', 'not_an_amount'],
    ['date', '2026-02-30', 'date_not_in_calendar'],
    ['date', 'yesterday', 'not_a_date'],
    ['date', '2026-03-01T23:30:00Z', 'zone_missing'],
    ['instant', '2026-03-01 12:00', 'zone_missing'],
    ['instant', '2026-03-01T25:00:00Z', 'not_an_instant'],
    [{ to: 'instant', format: 'unix' }, '1e99', 'not_an_instant'],
    [{ to: 'instant', format: 'unix' }, '9999999999999999', 'not_an_instant'],
    [{ to: 'date', format: 'DD.MM.YYYY' }, '1.3.2026', 'not_a_date'],
    [{ to: 'date', format: 'DD.MM.YYYY' }, '31.02.2026', 'date_not_in_calendar'],
    [{ to: 'instant', format: 'DD.MM.YYYY HH:mm', zone: 'UTC' }, '01.03.2026 24:00', 'not_an_instant'],
    [{ to: 'instant', format: 'D/M/YYYY h:mm A', zone: 'UTC' }, '1/3/2026 13:00 PM', 'not_an_instant'],
  ])('%j of %j is a problem', (convert, given, code) => {
    expect(made({ path: '$', convert }, given)).toEqual([`${code} /data/x `])
  })

  test('say once for all how things are written', () => {
    const defaults = { mark: ',', grouping: '.', zone: 'Europe/Berlin', currency: { path: '$.cur' } }
    expect(made({ path: '$.a', convert: 'minor' }, { a: '1.234,50', cur: 'EUR' }, defaults)).toBe(123450)
    expect(made({ path: '$.a', convert: 'minor' }, { a: '1.234,50' }, defaults)).toEqual([
      'nothing_there /defaults/currency /cur',
    ])
    expect(made({ path: '$.a', convert: 'instant' }, { a: '2026-03-01' }, defaults)).toBe(
      '2026-02-28T23:00:00.000Z',
    )
  })
})

describe('which rule', () => {
  const rules = {
    rules: [
      {
        when: { path: '$.event', is: ['priced', 'repriced'] },
        event: 'order.priced',
        data: { rule: { value: 0 } },
      },
      {
        when: [
          { path: '$.event', is: 'cancelled' },
          { path: '$.test', isNot: true },
        ],
        event: 'order.cancelled',
        data: {},
      },
    ],
  }
  const told = (payload: unknown): unknown => {
    const checked = checkMapping(rules)
    if ('faults' in checked) return checked
    const mapped = mapEvent(checked.mapping, payload, AROUND, anything)
    return 'event' in mapped ? mapped.event.type : mapped
  }

  test('is the first whose conditions all hold', () => {
    expect(told({ event: 'repriced' })).toBe('order.priced')
    expect(told({ event: 'cancelled' })).toBe('order.cancelled')
  })

  test('none: there is nothing to tell, and the reason says why', () => {
    expect(told({ event: 'viewed' })).toEqual({
      nothing:
        'No rule of the mapping is for this: $.event is "viewed", not "priced" or "repriced"; $.event is "viewed", not "cancelled".',
    })
    expect(told({ event: 'cancelled', test: true })).toEqual({
      nothing: expect.stringContaining('$.test is true, not anything but true') as string,
    })
    expect(told(null)).toEqual({ nothing: expect.stringContaining('$.event is not there') as string })
  })
})
