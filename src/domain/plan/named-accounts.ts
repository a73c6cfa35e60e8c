import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { earningAccount } from '../ledger/earning-account.ts'
import type { Charge } from '../work/charge.ts'
import type { Facts } from './facts.ts'
import type { LedgerNeed } from './ledger-commands.ts'

/** The chart, where a line names an account of it; nothing else is read for it. */
export const chartNeedOf = (lines: readonly Charge[] | null | undefined): readonly LedgerNeed[] =>
  lines?.some(({ account }) => account != null) ? [{ need: 'chart' }] : []

/**
 * Lines on the revenue accounts they name. `standing` is what the document names already: it was looked at then, and may
 * be out of use since. Refused: what `earningAccount` refuses.
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
  { ledger }: Facts,
  standing: ReadonlySet<string | null | undefined>,
): Charge | Refusal {
  if (line.account == null || standing.has(line.account)) return line
  const account = earningAccount(line.account, ledger.chart, `/lines/${at}/account`)
  if (isRefusal(account)) return account
  return account.role === null ? line : { ...line, account: null }
}
