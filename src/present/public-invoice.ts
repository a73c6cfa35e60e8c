import type * as view from '../contract/public-invoice.ts'
import { nextDueOn } from '../domain/invoice/instalments.ts'
import { balanceOf, type Invoice, isLive } from '../domain/invoice/invoice.ts'
import type { VocabularyCode } from '../domain/status/vocabulary.ts'
import { formatDecimal } from '../kernel/decimal.ts'
import type { ReadInvoice } from '../store/reading/invoice.ts'
import { numberOf } from './amount.ts'
import { presentInstalments } from './instalments.ts'
import { presentLine, presentTaxGroup } from './line.ts'
import { presentParty, presentSeller } from './party.ts'
import { presentWord } from './word.ts'

/** As its customer owes it: what we gave up in our own books is no less theirs to pay, nor due later. */
export function asOwed(invoice: Invoice): Invoice {
  const owed = { ...invoice, writtenOff: 0n }
  return owed.instalments ? { ...owed, dueOn: nextDueOn(owed.instalments, balanceOf(owed)) } : owed
}

/**
 * A document as whoever has its link sees it (rule 29). Every field is named here: what is added to a document later is
 * not told to strangers by itself.
 */
export function presentPublicInvoice(
  { invoice: known, lines, seller, logo, buyer, payments }: ReadInvoice,
  { today, vocabulary }: { readonly today: string; readonly vocabulary: VocabularyCode },
): view.PublicInvoice {
  const invoice = asOwed(known)
  const { documentDiscount } = invoice
  return {
    kind: invoice.kind,
    number: invoice.number,
    word: presentWord(invoice, today, vocabulary),
    seller: presentSeller(seller, logo),
    buyer: presentParty(buyer),
    currency: invoice.currency,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    reference: invoice.reference,
    notes: invoice.notes,
    pricesIncludeTax: invoice.pricesIncludeTax,
    lines: lines.map(presentLine).map((line) => ({
      kind: line.kind,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      taxRate: line.taxRate,
      discountAmount: line.discountAmount,
      amount: line.gross - line.discountAmount,
    })),
    discountPercent: documentDiscount?.kind === 'percent' ? formatDecimal(documentDiscount.percent) : null,
    discount: numberOf(invoice.discount),
    taxGroups: invoice.taxGroups.map(presentTaxGroup),
    subtotal: numberOf(invoice.subtotal),
    total: numberOf(invoice.total),
    paid: numberOf(invoice.paid),
    credited: numberOf(invoice.credited),
    refunded: numberOf(invoice.refunded),
    balance: numberOf(isLive(invoice) ? balanceOf(invoice) : 0n),
    instalments: presentInstalments(invoice, today),
    payments: payments.map(({ payment, amount }) => ({
      receivedOn: payment.receivedOn,
      method: payment.method,
      amount: numberOf(amount),
    })),
    ended: !isLive(invoice),
  }
}
