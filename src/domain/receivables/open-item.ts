import { dueParts } from '../invoice/instalments.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import type { OpenItem } from './allocate.ts'

/** What is open on a document as money is spread over it: in instalments, each by its own day. */
export function openItemOf(invoice: Invoice): OpenItem {
  const open = balanceOf(invoice)
  return {
    invoiceId: invoice.id,
    dueOn: invoice.dueOn,
    issuedOn: invoice.issuedOn,
    open,
    instalments: openInstalments(invoice, open),
  }
}

/** The instalments of which something is open; none where there is no plan. */
export const openInstalments = (
  dated: Pick<Invoice, 'dueOn' | 'instalments'>,
  open: bigint,
): { dueOn: string; open: bigint }[] =>
  dated.instalments?.parts.length
    ? dueParts(dated, open).map(({ dueOn, amount }) => ({ dueOn, open: amount }))
    : []
