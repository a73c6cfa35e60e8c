import type { AccountRole, AccountsByRole } from '../../../src/domain/ledger/account.ts'
import { DEFAULT_CHART } from '../../../src/domain/ledger/chart.ts'

/** The default chart's codes by role, as an organization that never touched its chart has them. */
export const DEFAULT_ACCOUNTS: AccountsByRole = Object.fromEntries(
  DEFAULT_CHART.flatMap((account) => (account.role === null ? [] : [[account.role, account.code]])),
) as Record<AccountRole, string>
