import { addDays } from '../../src/kernel/date.ts'

/**
 * Every report that can be had as known at an instant, as paths below `/v1/reports/`: of a day, and those whose day is today
 * where nothing is said; also of each customer. Each ends so that more can be asked with `&`.
 */
export function everyReport(day: string, customers: readonly string[]): string[] {
  const from = addDays(day, -20)
  return [
    `trial-balance?asOf=${day}&compareTo=${from}`,
    'trial-balance?',
    `balance-sheet?asOf=${day}&compareTo=${from}`,
    'balance-sheet?',
    `income-statement?from=${from}&to=${day}&compare=previous`,
    'income-statement?',
    `ar-aging?asOf=${day}&compareTo=${from}`,
    'ar-aging?',
    `ar-aging?asOf=${day}&by=issue&edges=1,2,5`,
    'ar-aging?edges=3,10&currency=USD',
    'ar-aging/documents?currency=USD&limit=200',
    ...['1000', '1100', '2100', '2200', '4000'].map(
      (account) => `general-ledger?account=${account}&currency=USD&from=${from}&to=${day}&limit=200`,
    ),
    'general-ledger?account=1100&currency=USD&limit=200',
    `general-ledger?account=1100&currency=USD&from=${from}&to=${day}&source=ops&limit=200`,
    `general-ledger?account=4000&currency=USD&from=${from}&to=${day}&closings=without&limit=200`,
    ...['collections', 'cash-flow', 'clearing', 'tax-liability', 'revenue', 'revenue?by=business'].flatMap(
      (name) => {
        const asked = name.includes('?') ? `${name}&` : `${name}?`
        return [`${asked}from=${from}&to=${day}&compare=previous`, asked]
      },
    ),
    `tax-liability?from=${from}&to=${day}&compare=previous&jurisdiction=us-il`,
    ...['received', 'refunded', 'settled', 'kept', 'differences'].map(
      (of) => `collections/entries?of=${of}&currency=USD&from=${from}&to=${day}&limit=200`,
    ),
    ...['cash-flow', 'clearing', 'revenue'].map(
      (name) => `${name}/entries?currency=USD&from=${from}&to=${day}&limit=200`,
    ),
    'gap-register?limit=200',
    'gap-register?series=invoice',
    ...customers.flatMap((customer) => [
      ...['open-item', 'balance-forward', 'activity'].flatMap((form) => [
        `customer-statement?customer=${customer}&form=${form}&from=${from}&to=${day}`,
        `customer-statement?customer=${customer}&form=${form}`,
      ]),
      `ar-aging?asOf=${day}&customer=${customer}`,
      `ar-aging/documents?currency=USD&customer=${customer}&limit=200`,
      `general-ledger?account=1100&currency=USD&from=${from}&to=${day}&customer=${customer}&limit=200`,
      `collections?from=${from}&to=${day}&compare=previous&customer=${customer}`,
      `collections/entries?of=settled&currency=USD&from=${from}&to=${day}&customer=${customer}&limit=200`,
    ]),
    '../journal-entries?limit=200',
    `../journal-entries?limit=200&from=${from}&to=${day}&order=oldest`,
  ]
}
