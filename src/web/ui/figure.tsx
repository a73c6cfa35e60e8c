import { Money } from './money.tsx'

/** A figure of a table: a dash where it is nothing. */
export function Figure({ amount, currency }: { amount: number; currency: string }) {
  return amount === 0 ? <span className="quiet">—</span> : <Money bare amount={amount} currency={currency} />
}
