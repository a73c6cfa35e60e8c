import type { Crediting } from '../../../src/domain/invoice/crediting.ts'
import type { CorrectInvoice, CreditInvoice } from '../../../src/domain/plan/command.ts'

/** A person credits a document, final at once, for goodwill, unless the test says otherwise. */
export function credits(
  invoiceId: string,
  ask: Crediting['ask'],
  more: Partial<Omit<CreditInvoice, 'crediting'>> & Partial<Crediting> = {},
): CreditInvoice {
  const { reason = 'goodwill', explanation = null, dispose = 'credit', ...rest } = more
  return {
    kind: 'credit_invoice',
    invoiceId,
    crediting: { reason, explanation, dispose, ask },
    issuedOn: null,
    notes: null,
    confirm: true,
    ...rest,
  }
}

/** An amount to credit, spread over the document: minor units, with tax unless `of` says net. */
export const amount = (minor: bigint, of: 'net' | 'total' = 'total'): Crediting['ask'] => ({
  by: 'amount',
  of,
  parts: [{ description: null, amount: minor }],
})

export function corrects(invoiceId: string, more: Partial<CorrectInvoice> = {}): CorrectInvoice {
  return {
    kind: 'correct_invoice',
    invoiceId,
    reason: 'wrong_details',
    explanation: null,
    dispose: 'credit',
    issuedOn: null,
    ...more,
  }
}
