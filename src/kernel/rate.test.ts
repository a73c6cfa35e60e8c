import { expect, test } from 'vitest'
import { formatRate, parseRate } from './rate.ts'
import { isRefusal } from './refusal.ts'

test.each([
  ['1', 1_000_000_000_000n, '1'],
  ['1.0842', 1_084_200_000_000n, '1.0842'],
  ['0.000039370079', 39_370_079n, '0.000039370079'],
  ['007.50', 7_500_000_000_000n, '7.5'],
  ['999999999.999999999999', 999_999_999_999_999_999_999n, '999999999.999999999999'],
])('%s is read and written exactly', (text, rate, written) => {
  expect(parseRate(text)).toBe(rate)
  expect(formatRate(rate)).toBe(written)
})

test.each(['0', '-1', '', '1,1', '1e3', '.5', '0.0000000000001', '1000000000', ' 1', 'NaN'])(
  '%j is no rate',
  (text) => {
    const refused = parseRate(text)
    expect(isRefusal(refused) && refused.code).toBe('rate_not_understood')
  },
)
