import { formatMoney, formatMoneyWith } from '../../kernel/money.ts'
import { amountLocale } from '../texts/texts.ts'

/** An amount in minor units, set so that columns line up. `bare` leaves the currency to the column's head. */
export function Money({
  amount,
  currency,
  bare = false,
}: {
  amount: number
  currency: string
  bare?: boolean
}) {
  return <span className="amount">{moneyText(amount, currency, bare)}</span>
}

export const moneyText = (amount: number, currency: string, bare = false): string =>
  bare
    ? formatMoney(BigInt(amount), currency, amountLocale())
    : formatMoneyWith('symbol', BigInt(amount), currency, amountLocale())
