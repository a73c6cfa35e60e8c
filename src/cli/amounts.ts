import { isCurrency } from '../kernel/currency.ts'
import { minorFromDecimalText } from '../kernel/money.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { BadUsage } from './failure.ts'

/** "120.00" of a currency in its minor units, exactly. Throws `BadUsage` where anything would have to be rounded. */
export function minorOf(text: string, currency: string): number {
  if (!isCurrency(currency))
    throw new BadUsage(`"${currency}" is not a currency of ISO 4217; write a code such as USD.`)
  const minor = minorFromDecimalText(text, currency)
  if (isRefusal(minor)) throw new BadUsage(`"${text}": ${minor.message} ${minor.remedy ?? ''}`.trim())
  return Number(minor)
}
