import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NumberSeries, checkPattern, drawNumbers, formatNumber } from './numbering.ts'

const series: NumberSeries = {
  code: 'invoice',
  pattern: '{prefix}-{YYYY}-{NNNNN}',
  prefix: 'INV',
  next: 142n,
  yearlyReset: false,
  year: 2026,
}
const texts = (from: NumberSeries, dates: string[]) => drawNumbers(from, dates).numbers.map((n) => n.text)

describe('printing', () => {
  test.each([
    ['{prefix}-{YYYY}-{NNNNN}', 7n, 'INV-2026-00007'],
    ['{prefix}-{YYYY}-{NNNNN}', 99999n, 'INV-2026-99999'],
    ['{prefix}-{YYYY}-{NNNNN}', 100000n, 'INV-2026-100000'],
    ['{prefix}{YY}{MM}/{NNN}', 7n, 'INV2603/007'],
    ['{N}', 7n, '7'],
    ['R.{NNNN}#{YY}', 12345678901234567890n, 'R.12345678901234567890#26'],
  ])('%s number %d', (pattern, n, text) => {
    expect(formatNumber({ ...series, pattern }, n, '2026-03-09')).toBe(text)
  })

  test('a prefix is printed as it is', () => {
    expect(formatNumber({ ...series, prefix: '$&$1{YY}' }, 1n, '2026-03-09')).toBe('$&$1{YY}-2026-00001')
  })
})

describe('drawing (rule 14)', () => {
  test('the counter never resets: INV-2026-00142 is followed by INV-2027-00143', () => {
    expect(texts(series, ['2026-12-31', '2027-01-01'])).toEqual(['INV-2026-00142', 'INV-2027-00143'])
  })

  test('the series stands where the draw left it, and the one handed in is untouched', () => {
    const drawn = drawNumbers(series, ['2026-12-31', '2027-01-01', '2026-12-30'])
    expect(drawn.series).toEqual({ ...series, next: 145n, year: 2027 })
    expect(drawn.numbers[2]).toEqual({ seq: 144n, text: 'INV-2026-00144' })
    expect(series.next).toBe(142n)
    expect(drawNumbers(series, [])).toEqual({ numbers: [], series })
  })

  test('a yearly reset restarts at 1 with the new year, when it is switched on', () => {
    const resetting = { ...series, yearlyReset: true }
    expect(texts(resetting, ['2026-12-31', '2027-01-01', '2027-01-01'])).toEqual([
      'INV-2026-00142',
      'INV-2027-00001',
      'INV-2027-00002',
    ])
    expect(drawNumbers(resetting, ['2027-05-01']).series).toMatchObject({ next: 2n, year: 2027 })
  })

  test('a new series begins where it was told to, also when it resets yearly', () => {
    const fresh = { ...series, next: 501n, year: null, yearlyReset: true }
    expect(texts(fresh, ['2026-06-01', '2027-06-01'])).toEqual(['INV-2026-00501', 'INV-2027-00001'])
  })

  test('a late date cannot reopen the numbers of a year that was left', () => {
    const resetting = { ...series, yearlyReset: true }
    expect(texts(resetting, ['2027-01-02', '2026-12-31', '2027-01-03'])).toEqual([
      'INV-2027-00001',
      'INV-2027-00002',
      'INV-2027-00003',
    ])
  })

  test('no number is given twice, and none is left out, however the draws are batched', () => {
    const date = fc
      .tuple(fc.integer({ min: 2020, max: 2032 }), fc.integer({ min: 10, max: 12 }))
      .map(([year, month]) => `${year}-${month}-15`)
    fc.assert(
      fc.property(fc.array(fc.array(date)), fc.boolean(), (batches, yearlyReset) => {
        const start: NumberSeries = { ...series, next: 1n, year: null, yearlyReset }
        let standing = start
        const drawn = batches.flatMap((dates) => {
          const draw = drawNumbers(standing, dates)
          standing = draw.series
          return draw.numbers
        })
        expect(drawn).toEqual(drawNumbers(start, batches.flat()).numbers)
        expect(new Set(drawn.map((number) => number.text)).size).toBe(drawn.length)
        drawn.forEach(({ seq }, i) => {
          const previous = drawn[i - 1]?.seq ?? 0n
          expect(seq === previous + 1n || (yearlyReset && seq === 1n)).toBe(true)
        })
      }),
    )
  })

  test('a counter below 1 is a bug', () => {
    expect(() => drawNumbers({ ...series, next: 0n }, ['2026-01-01'])).toThrow('counts from 1')
  })
})

describe('patterns', () => {
  test.each(['{prefix}-{YYYY}-{NNNNN}', '{N}', 'RE/{YY}/{MM}.{NNN}', 'Rechnung#{NNNNNNNNNNNN}', 'Счёт_{NN}'])(
    '%s is fine',
    (pattern) => {
      expect(checkPattern(pattern)).toBeNull()
    },
  )

  test.each([
    ['{prefix}-{YYYY}', 'counter'],
    ['', 'counter'],
    ['{N}-{N}', 'once'],
    ['{NNNNNNNNNNNNN}', '{NNNNNNNNNNNNN}'],
    ['{year}-{N}', '{year}'],
    ['{}-{N}', '{}'],
    ['{N', 'letters'],
    ['{{N}}', 'letters'],
    ['INV {N}', 'letters'],
    ['<b>{N}', 'letters'],
    [`${'A'.repeat(60)}{N}`, '60'],
  ])('%s is refused', (pattern, why) => {
    const refusal = checkPattern(pattern)
    expect(refusal).toMatchObject({ refused: true, code: 'number_pattern_unusable', rule: 14 })
    expect(refusal?.message).toContain(why)
  })

  test('a yearly reset needs the year in the pattern', () => {
    expect(checkPattern('{prefix}-{NNNNN}')).toBeNull()
    expect(checkPattern('{prefix}-{NNNNN}', true)?.message).toContain('{YYYY}')
    expect(checkPattern('{prefix}-{YY}-{NNNNN}', true)).toBeNull()
  })
})
