import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Charge } from '../work/charge.ts'
import type { Facts } from './facts.ts'
import type { LedgerNeed } from './ledger-commands.ts'

/** The chart, where a line names an account of it; nothing else is read for it. */
export const chartNeedOf = (lines: readonly Charge[] | null | undefined): readonly LedgerNeed[] =>
  lines?.some(({ account }) => account !== undefined) ? [{ need: 'chart' }] : []

/**
 * Lines on the revenue accounts they name. One that names the organization's Revenue is as one that names none. `standing`
 * is what the document names already: it may be out of use since. Refused: account_unknown, account_inactive,
 * account_not_revenue.
 */
export function onChart(
  lines: readonly Charge[],
  facts: Facts,
  standing: readonly Charge[] = [],
): readonly Charge[] | Refusal {
  const named = new Set(standing.map(({ account }) => account))
  const placed = lines.map((line, at) => placedOn(line, at, facts, named))
  return placed.find((one) => isRefusal(one)) ?? (placed as Charge[])
}

function placedOn(
  line: Charge,
  at: number,
  { ledger, organization }: Facts,
  standing: ReadonlySet<string | undefined>,
): Charge | Refusal {
  const { account: code, ...unnamed } = line
  if (code === undefined) return line
  const pointer = `/lines/${at}/account`
  const values = { account: code }
  const account = ledger.chart.find((one) => one.code === code)
  if (!account)
    return refuse('account_unknown', null, `There is no account ${code}.`, {
      pointer,
      values,
      remedy: 'Name a revenue account of the chart, or none for Revenue.',
    })
  const named = `${code} ${account.name}`
  if (account.type !== 'revenue' || (account.role !== null && account.role !== 'revenue'))
    return refuse(
      'account_not_revenue',
      20,
      account.type === 'revenue'
        ? `Billhook posts to ${named} by itself, and no document earns on it.`
        : `${named} is no revenue account: it is of the type ${account.type}.`,
      { pointer, values, remedy: 'Name a revenue account of the chart, or none for Revenue.' },
    )
  if (!account.active && !standing.has(code))
    return refuse('account_inactive', null, `${named} is out of use.`, {
      pointer,
      values,
      remedy: 'Name another account, or take this one into use again.',
    })
  return code === organization.accounts.revenue ? unnamed : line
}
