import type * as view from '../contract/reports.ts'
import type { AgedDocuments } from '../store/reading/aged-documents.ts'
import { numberOf } from './amount.ts'

interface Asked {
  readonly asOf: string
  readonly knownAt?: string | undefined
  readonly currency: string
}

/** The documents behind a figure of the aged receivables: a page of them, and the figure they come to together. */
export function presentAgingDocuments(
  { total, rows, nextCursor }: AgedDocuments,
  { asOf, knownAt, currency }: Asked,
): view.AgingDocuments {
  return {
    asOf,
    knownAt: knownAt ?? null,
    currency,
    total: numberOf(total),
    items: rows.map(({ invoiceId, number, kind, customerId, customerName, issuedOn, dueOn, amount }) => ({
      invoiceId,
      number,
      kind,
      customer: { id: customerId, name: customerName },
      issuedOn,
      dueOn,
      amount: numberOf(amount),
    })),
    nextCursor,
  }
}
