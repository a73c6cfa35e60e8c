import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  isTimeZone,
  localDate,
  startOfDay,
  parseDate,
  parseInstant,
} from './date.ts'

/** The calendar written out, as an oracle: month lengths and the Gregorian leap rule. */
function monthLength(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
const two = (n: number) => String(n).padStart(2, '0')

const anyDay = fc
  .tuple(
    fc.integer({ min: 1900, max: 2200 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, day]) => ({ year, month, day: Math.min(day, monthLength(year, month)) }))
const textOf = (d: { year: number; month: number; day: number }) => `${d.year}-${two(d.month)}-${two(d.day)}`

describe('reading dates', () => {
  test('exactly the days of the calendar are dates', () => {
    const part = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), part, part, (year, month, day) => {
        const text = `${year}-${two(month)}-${two(day)}`
        const exists = day >= 1 && day <= monthLength(year, month)
        expect(parseDate(text)).toEqual(
          exists ? text : expect.objectContaining({ code: 'date_not_in_calendar' }),
        )
      }),
    )
  })

  test.each([
    ['2026-02-30', 'date_not_in_calendar'],
    ['2023-02-29', 'date_not_in_calendar'],
    ['1900-02-29', 'date_not_in_calendar'],
    ['0206-05-01', 'date_out_of_range'],
    ['3000-01-01', 'date_out_of_range'],
    ['2026-1-1', 'not_a_date'],
    ['01/02/2026', 'not_a_date'],
    ['2026-01-01T00:00:00Z', 'not_a_date'],
    ['', 'not_a_date'],
  ])('refuses %j', (text, code) => {
    expect(parseDate(text)).toMatchObject({ refused: true, code })
  })

  test('leap days', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29')
    expect(parseDate('2000-02-29')).toBe('2000-02-29')
  })
})

describe('sums', () => {
  test('days are counted by the calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const later = addDays(textOf(day), days)
        expect(later).toBe(
          new Date(Date.UTC(day.year, day.month - 1, day.day + days)).toISOString().slice(0, 10),
        )
        expect(daysBetween(textOf(day), later)).toBe(days)
      }),
    )
  })

  test('months keep the day, or take the last one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -120, max: 120 }), (day, months) => {
        const count = day.year * 12 + day.month - 1 + months
        const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
        const expected = { year, month, day: Math.min(day.day, monthLength(year, month)) }
        expect(addMonths(textOf(day), months)).toBe(textOf(expected))
        expect(endOfMonth(textOf(expected))).toBe(textOf({ ...expected, day: monthLength(year, month) }))
      }),
    )
  })

  test('month ends', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(endOfMonth('2999-12-31')).toBe('2999-12-31')
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
  })
})

describe('the date somewhere', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Asia/Kathmandu'].concat(
    ['Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Pago_Pago', 'Australia/Lord_Howe', 'Africa/Casablanca'],
    ['America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Tehran', 'Africa/Cairo'],
  )
  const printers = new Map(
    zones.map((zone) => [zone, new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })]),
  )
  /** The engine's own zone data, by another road than Temporal. */
  const printed = (epochMs: number, zone: string) => printers.get(zone)?.format(epochMs)

  test('agrees with the engine, at any instant', () => {
    const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2060, 0, 1) })
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(instant, { minLength: 1, maxLength: 40 }),
        (zone, all) => {
          for (const epochMs of all) expect(localDate(epochMs, zone)).toBe(printed(epochMs, zone))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('agrees around every quarter of an hour of years with odd changes', () => {
    const from = Date.UTC(2006, 9, 20)
    for (const zone of ['America/St_Johns', 'Pacific/Apia', 'America/Sao_Paulo']) {
      const odd: string[] = []
      for (let quarter = 0; quarter < 4 * 24 * 21; quarter++) {
        for (const epochMs of [
          from + quarter * 900_000 - 1,
          from + quarter * 900_000,
          from + quarter * 900_000 + 61_000,
        ]) {
          if (localDate(epochMs, zone) !== printed(epochMs, zone)) odd.push(`${zone} ${epochMs}`)
        }
      }
      expect(odd).toEqual([])
    }
  })

  test('a day begins at local midnight', () => {
    expect(localDate('2026-03-01T22:59:59.999Z', 'Europe/Berlin')).toBe('2026-03-01')
    expect(localDate('2026-03-01T23:00:00.000Z', 'Europe/Berlin')).toBe('2026-03-02')
    expect(localDate('2026-07-01T22:00:00.000Z', 'Europe/Berlin')).toBe('2026-07-02')
    expect(localDate('2026-01-01T04:59:00.000Z', 'America/New_York')).toBe('2025-12-31')
    // Samoa skipped 30 December 2011.
    expect(localDate('2011-12-30T09:59:59.000Z', 'Pacific/Apia')).toBe('2011-12-29')
    expect(localDate('2011-12-30T10:00:00.000Z', 'Pacific/Apia')).toBe('2011-12-31')
    // Newfoundland set its clocks back at 00:01: the date went back by a day for an hour.
    expect(localDate('2006-10-29T02:30:30.000Z', 'America/St_Johns')).toBe('2006-10-29')
    expect(localDate('2006-10-29T02:31:30.000Z', 'America/St_Johns')).toBe('2006-10-28')
    expect(() => localDate('2026-03-01T12:00:00', 'UTC')).toThrow('canonical')
  })

  test('zones are names of the IANA database', () => {
    for (const zone of [...zones, 'Etc/GMT+3', 'America/Argentina/Buenos_Aires']) {
      expect(isTimeZone(zone), zone).toBe(true)
    }
    for (const text of ['', '+01:00', 'Mars/Olympus', 'Europe/', 'Europe/Berlin ', '../etc']) {
      expect(isTimeZone(text), text).toBe(false)
    }
  })
})

describe('instants', () => {
  test.each([
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T13:00:00+01:00', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T00:30:00.5-05:30', '2026-03-01T06:00:00.500Z'],
    ['2026-03-01t12:00:00.123999999z', '2026-03-01T12:00:00.123Z'],
    ['2025-12-31T23:59:59-00:00', '2025-12-31T23:59:59.000Z'],
  ])('%s', (text, utc) => {
    expect(parseInstant(text)).toBe(utc)
  })

  test.each(
    [
      '2026-03-01T12:00:00',
      '2026-03-01',
      '2026-03-01T24:00:00Z',
      '2026-03-01T12:60:00Z',
      '2026-03-01 12:00:00Z',
    ].concat([
      '2026-03-01T12:00Z',
      '2026-03-01T12:00:00+0100',
      '2026-03-01T12:00:00Z[UTC]',
      '1772366400000',
      '',
    ]),
  )('refuses %j', (text) => {
    expect(parseInstant(text)).toMatchObject({ refused: true, code: 'not_an_instant' })
  })

  test('refuses an instant on a day that does not exist', () => {
    expect(parseInstant('2026-02-30T12:00:00Z')).toMatchObject({ code: 'date_not_in_calendar' })
  })
})

test('a day begins at midnight where the zone is, or at the first instant it has', () => {
  expect(startOfDay('2026-03-01', 'UTC')).toBe('2026-03-01T00:00:00.000Z')
  expect(startOfDay('2026-07-02', 'Europe/Berlin')).toBe('2026-07-01T22:00:00.000Z')
  expect(startOfDay('2026-01-01', 'America/New_York')).toBe('2026-01-01T05:00:00.000Z')
  expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z') // midnight was left out
})
