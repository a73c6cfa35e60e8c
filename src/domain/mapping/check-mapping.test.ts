import { describe, expect, test } from 'vitest'
import { checkMapping } from './check-mapping.ts'

/** The places and codes of what is wrong with a mapping. */
function faults(mapping: unknown): string[] {
  const checked = checkMapping(mapping)
  return 'faults' in checked ? checked.faults.map(({ pointer, code }) => `${pointer} ${code}`) : []
}

describe('a mapping is checked when it is saved', () => {
  const ok = { event: 'order.priced', data: {} }
  test.each<[unknown, string]>([
    [null, ' mapping_invalid'],
    [{ ...ok, event: 'order.flown' }, '/event unknown_event_type'],
    [{ event: 'order.priced' }, '/data required'],
    [{ ...ok, data: { path: '$' } }, '/data data_invalid'],
    [{ ...ok, wen: [] }, '/wen unknown_field'],
    [{ ...ok, id: { path: '$.id' } }, '/occurredAt required'],
    [{ ...ok, data: { currency: 'USD' } }, '/data/currency not_an_expression'],
    [{ ...ok, data: { 'a/b': { path: 'order.id' } } }, '/data/a~1b/path path_invalid'],
    [{ ...ok, data: { a: { path: '$..id' } } }, '/data/a/path path_invalid'],
    [{ ...ok, data: { a: { path: '$[?(@.x)]' } } }, '/data/a/path path_invalid'],
    [{ ...ok, data: { a: { path: '$[-1]' } } }, '/data/a/path path_invalid'],
    [{ ...ok, data: { a: { path: `$${'.a'.repeat(300)}` } } }, '/data/a/path path_invalid'],
    [{ ...ok, data: { a: { path: '$.a[*]' } } }, '/data/a/path path_leads_to_many'],
    [{ ...ok, data: { a: { path: '$', value: 1 } } }, '/data/a not_an_expression'],
    [{ ...ok, data: { a: { path: '$', default: 1 } } }, '/data/a/default unknown_field'],
    [{ ...ok, data: { a: { value: null } } }, '/data/a/value value_invalid'],
    [{ ...ok, data: { a: { text: 'Order {id}' } } }, '/data/a/text text_invalid'],
    [{ ...ok, data: { a: { text: 'Order {$.id' } } }, '/data/a/text text_invalid'],
    [{ ...ok, data: { a: { first: [] } } }, '/data/a/first first_invalid'],
    [{ ...ok, data: { a: { path: '$', map: {} } } }, '/data/a/map map_invalid'],
    [{ ...ok, data: { a: { path: '$', optional: 'yes' } } }, '/data/a/optional not_a_flag'],
    [{ ...ok, data: { a: { path: '$', convert: 'eval' } } }, '/data/a/convert conversion_unknown'],
    [
      { ...ok, data: { a: { path: '$', convert: ['trim', { to: 'minor' }] } } },
      '/data/a/convert/1 currency_missing',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'minor', currency: 'XXX' } } } },
      '/data/a/convert/currency currency_unknown',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'decimal', mark: ';' } } } },
      '/data/a/convert/mark mark_unknown',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'decimal', mark: ',', grouping: ',' } } } },
      '/data/a/convert/grouping grouping_is_mark',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'date', format: 'Q' } } } },
      '/data/a/convert/format format_unknown',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'date', format: 'MM.YYYY' } } } },
      '/data/a/convert/format format_unknown',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'date', format: 'DD.MM.YYYY h' } } } },
      '/data/a/convert/format format_unknown',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'instant', format: 'DD.MM.YYYY' } } } },
      '/data/a/convert zone_missing',
    ],
    [
      { ...ok, data: { a: { path: '$', convert: { to: 'instant', zone: 'Mars' } } } },
      '/data/a/convert/zone zone_unknown',
    ],
    [{ ...ok, data: { a: { each: '$.a[*]' } } }, '/data/a/as required'],
    [{ ...ok, when: { path: '$.a' } }, '/when condition_invalid'],
    [{ ...ok, when: [{ path: '$.a', is: {} }] }, '/when/0/is condition_invalid'],
    [{ rules: [] }, '/rules rules_invalid'],
    [{ rules: [ok, { ...ok, event: 'x' }] }, '/rules/1/event unknown_event_type'],
    [{ ...ok, defaults: { zone: 'UTC', locale: 'de' } }, '/defaults/locale unknown_field'],
  ])('%j', (mapping, fault) => {
    expect(faults(mapping)).toEqual([fault])
  })

  test('a mapping nested without end, or without end of parts, is refused, not read', () => {
    const parts = Array.from({ length: 3_000 }, () => ({ value: 1 }))
    expect(faults({ ...ok, data: { a: parts } })).toEqual(['/data/a/1998 mapping_too_large'])
    let deep: unknown = { value: 1 }
    for (let n = 0; n < 10_000; n++) deep = { a: deep }
    expect(faults({ ...ok, data: deep })).toEqual([expect.stringMatching(/mapping_too_deep$/)])
  })
})
