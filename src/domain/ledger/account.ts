export type AccountType = 'asset' | 'liability' | 'equity' | 'revenue' | 'expense'

/** What the posting rules call an account, whatever code and name a bookkeeper gave it. */
export type AccountRole =
  | 'cash'
  | 'bank'
  | 'receivable'
  | 'gateway_clearing'
  | 'collection_clearing'
  | 'tax_payable'
  | 'customer_credit'
  | 'tips_payable'
  | 'retained_earnings'
  | 'revenue'
  | 'gateway_fees'
  | 'bad_debt'
  | 'opening_balance_equity'
  | 'payment_differences'
  | 'deferred_revenue'
  | 'fx_gain_loss'
  | 'exchange_difference'

export interface Account {
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly role: AccountRole | null
  readonly active: boolean
}

/** The side on which an account grows: assets and expenses by debits, the rest by credits. */
export function normalSide(type: AccountType): 'debit' | 'credit' {
  return type === 'asset' || type === 'expense' ? 'debit' : 'credit'
}

/** What an account holds in a currency: minor units, debit positive. */
export interface AccountBalance {
  readonly account: string
  readonly accountName: string
  readonly type: AccountType
  readonly currency: string
  readonly balance: bigint
}

/** The account codes of an organization, by role. */
export type AccountsByRole = Readonly<Record<AccountRole, string>>
