import { assert } from '../../kernel/assert.ts'
import { exponentOf } from '../../kernel/currency.ts'
import { decimalFromMinor, parseDecimal, type Decimal } from '../../kernel/decimal.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import type { Amount, DecimalInput } from './event.ts'

/** An event's amount as minor units. The contract let only whole numbers through. */
export function minorOf(amount: Amount): bigint {
  return BigInt(amount)
}

/** Minor units of a currency as a price in major units, exactly. */
export function priceOfMinor(minor: bigint, currency: string): Decimal {
  return decimalFromMinor(minor, exponentOf(currency))
}

/** An event's decimal. The contract let only decimals within bounds through. */
export function decimalOf(input: DecimalInput): Decimal {
  const parsed = parseDecimal(String(input))
  assert(!isRefusal(parsed), `not a decimal: ${input}`)
  return parsed
}
