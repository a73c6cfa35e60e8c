const OWN = [
  'revenue_recognition',
  'invoice_payment',
  'storefront_sale',
  'cash_collected',
  'credit_note',
  'refund',
  'credit_applied',
  'allocation_undone',
  'write_off',
  'gateway_payout',
  'manual',
  'opening_balance',
  'year_close',
  'exchange_realised',
  'exchange_unrealised',
  'exchange_returned',
] as const

/** The kinds of journal entries, as the server calls them, to choose from: each, then what undoes it. */
export const KINDS: readonly string[] = [...OWN, ...OWN.map((kind) => `${kind}_reversal`)]

export const kindText = (kind: string): string => kind.replaceAll('_', ' ')
