import type { Account, AccountRole, AccountType } from './account.ts'

const account = (
  code: string,
  name: string,
  type: AccountType,
  role: AccountRole | null = null,
): Account => ({ code, name, type, role, active: true })

/** The chart every organization starts with. Accounts with a role are the ones Billhook posts to by itself. */
export const DEFAULT_CHART: readonly Account[] = [
  account('1000', 'Cash', 'asset', 'cash'),
  account('1010', 'Bank', 'asset', 'bank'),
  account('1100', 'Accounts receivable', 'asset', 'receivable'),
  account('1150', 'Gateway clearing', 'asset', 'gateway_clearing'),
  account('1160', 'Cash on delivery to collect', 'asset', 'collection_clearing'),
  account('1300', 'Prepaid expenses', 'asset'),
  account('2000', 'Accounts payable', 'liability'),
  account('2100', 'Tax payable', 'liability', 'tax_payable'),
  account('2200', 'Customer credit', 'liability', 'customer_credit'),
  account('2210', 'Tips payable', 'liability', 'tips_payable'),
  account('2220', 'Customer wallets', 'liability'),
  account('2300', 'Driver payable', 'liability'),
  account('2400', 'Deferred revenue', 'liability', 'deferred_revenue'),
  account('2500', 'Gateway fees payable', 'liability'),
  account('3000', "Owner's equity", 'equity'),
  account('3100', 'Retained earnings', 'equity', 'retained_earnings'),
  account('3800', 'Exchange difference', 'equity', 'exchange_difference'),
  account('3900', 'Opening balance equity', 'equity', 'opening_balance_equity'),
  account('4000', 'Revenue', 'revenue', 'revenue'),
  account('4100', 'Service fees', 'revenue'),
  account('4200', 'Subscription revenue', 'revenue'),
  account('4900', 'Other revenue', 'revenue'),
  account('4910', 'Exchange gains and losses', 'revenue', 'fx_gain_loss'),
  account('5000', 'Driver payouts', 'expense'),
  account('5100', 'Gateway fees', 'expense', 'gateway_fees'),
  account('5200', 'Bad debt', 'expense', 'bad_debt'),
  account('5300', 'Payment differences', 'expense', 'payment_differences'),
  account('5900', 'Other expense', 'expense'),
]
