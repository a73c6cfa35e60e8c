import type * as view from '../contract/year-close.ts'
import { earningsOf } from '../domain/ledger/income-statement.ts'
import { isEarning, statementLines } from '../domain/ledger/statement-lines.ts'
import type { ReadFiscalYear } from '../store/reading/fiscal-years.ts'
import { numberOf } from './amount.ts'

/** A fiscal year: closed when closing entries hold exactly what its accounts moved. */
export function presentFiscalYear(
  { span, close, moved, closed }: ReadFiscalYear,
  { today, closedThrough }: { readonly today: string; readonly closedThrough: string | null },
): view.FiscalYear {
  const taken = closed.map((held) => ({ ...held, balance: -held.balance }))
  const lines = statementLines([moved, taken]).filter(isEarning)
  const results = [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, own]) => {
    const [netIncome, inRetained] = earningsOf(own, 2).netIncome
    return { currency, netIncome: numberOf(netIncome!), closed: numberOf(inRetained!) }
  })
  const isClosed = taken.some(({ type }) => type === 'revenue' || type === 'expense')
  const agrees = lines.every(({ amounts: [one, other] }) => one === other)
  return {
    id: close?.id ?? null,
    startsOn: span.from,
    endsOn: span.to,
    state: !isClosed ? 'open' : agrees ? 'closed' : 'changed',
    isOver: span.to < today,
    results,
    lockThrough: isClosed && (closedThrough === null || closedThrough < span.to) ? span.to : null,
  }
}
