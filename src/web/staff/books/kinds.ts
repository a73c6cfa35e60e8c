/** The kinds of journal entries, as the server calls them, to choose from. */
export const KINDS = [
  'revenue_recognition',
  'invoice_payment',
  'storefront_sale',
  'credit_note',
  'refund',
  'credit_applied',
  'write_off',
  'gateway_payout',
  'manual',
  'opening_balance',
  'year_close',
  'revenue_recognition_reversal',
  'invoice_payment_reversal',
  'storefront_sale_reversal',
  'credit_note_reversal',
  'manual_reversal',
  'year_close_reversal',
] as const

export const kindText = (kind: string): string => kind.replaceAll('_', ' ')
