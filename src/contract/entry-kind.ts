/** The kinds of journal entries as documents and people make them; what undoes one is `<kind>_reversal`. */
export const OWN_ENTRY_KINDS = [
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
export type OwnEntryKind = (typeof OWN_ENTRY_KINDS)[number]
