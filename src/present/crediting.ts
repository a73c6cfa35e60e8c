import type * as view from '../contract/crediting.ts'
import type { z } from '../contract/z.ts'
import type { Creditable } from '../domain/invoice/creditable.ts'
import type { CreditAsk, Crediting } from '../domain/invoice/crediting.ts'
import { balanceOf, type Invoice, type InvoiceLine } from '../domain/invoice/invoice.ts'
import type { AdjustInvoice, CorrectInvoice, CreditInvoice } from '../domain/plan/command.ts'
import { decimalOf, minorOf } from '../domain/work/amounts.ts'
import { formatDecimal } from '../kernel/decimal.ts'
import { numberOf } from './amount.ts'
import { taxAsked } from './charge.ts'
import { presentTaxTerms } from './line.ts'

/** A credit that was asked for, as the rules read it. */
export function creditOf(asked: z.output<typeof view.CreditNew>): Omit<CreditInvoice, 'kind' | 'invoiceId'> {
  const { reason, explanation = null, dispose, issuedOn = null, notes = null, confirm } = asked
  return { crediting: { reason, explanation, dispose, ask: askOf(asked) }, issuedOn, notes, confirm }
}

function askOf({ lines, amount, withTax }: z.output<typeof view.CreditNew>): CreditAsk {
  if (lines != null)
    return {
      by: 'lines',
      lines: lines.map(({ line, quantity, amount: part }) => ({
        position: line,
        quantity: quantity == null ? null : decimalOf(quantity),
        amount: part == null ? null : minorOf(part),
      })),
    }
  if (amount == null) return { by: 'rest' }
  const parts = [{ description: null, amount: minorOf(amount) }]
  return { by: 'amount', of: withTax ? 'total' : 'net', parts }
}

/** A correction that was asked for, as the rules read it. */
export function correctionOf(
  asked: z.output<typeof view.CorrectionNew>,
): Omit<CorrectInvoice, 'kind' | 'invoiceId'> {
  const { reason, explanation = null, dispose, issuedOn = null } = asked
  return { reason, explanation, dispose, issuedOn }
}

/** An adjustment that was asked for, as the rules read it. */
export function adjustmentOf(
  asked: z.output<typeof view.AdjustmentNew>,
): Omit<AdjustInvoice, 'kind' | 'invoiceId'> {
  const { adjustment, lines, explanation = null, dispose, confirm } = asked
  return {
    adjustment,
    explanation,
    dispose,
    confirm,
    lines: lines.map(({ description, quantity, unit, unitPrice, ...line }) => ({
      description,
      quantity: decimalOf(quantity),
      unit: unit ?? null,
      unitPrice: decimalOf(unitPrice),
      tax: taxAsked(line),
    })),
  }
}

export function presentCrediting(crediting: Crediting | null): view.CreditGiven | null {
  if (!crediting) return null
  const { reason, explanation, dispose } = crediting
  return { reason, explanation, dispose }
}

/** What may be credited of a document, as its reader sees it. */
export function presentCreditable(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  of: Creditable,
): view.Creditable {
  return {
    invoiceId: invoice.id,
    currency: of.currency,
    pricesIncludeTax: of.pricesIncludeTax,
    taxRounding: of.taxRounding,
    untouched: of.untouched,
    left: numberOf(of.left > 0n ? of.left : 0n),
    open: numberOf(balanceOf(invoice)),
    refundable: numberOf(invoice.paid - invoice.refunded),
    groups: of.groups.map(({ base, tax, leftBase, leftTax, ...terms }) => ({
      ...presentTaxTerms(terms),
      base: numberOf(base),
      tax: numberOf(tax),
      leftBase: numberOf(leftBase),
      leftTax: numberOf(leftTax),
    })),
    cells: of.cells.map(({ workId, account, leftNet, ...terms }) => ({
      ...presentTaxTerms(terms),
      workId,
      account: account ?? null,
      leftNet: numberOf(leftNet),
    })),
    lines: of.lines.map((line, at) => ({
      position: line.position,
      description: lines[at]!.description,
      ...presentTaxTerms(line),
      workId: line.workId,
      account: line.account ?? null,
      quantity: formatDecimal(line.quantity),
      net: numberOf(line.net),
      tax: numberOf(line.tax),
      leftNet: numberOf(line.leftNet),
      leftTax: numberOf(line.leftTax),
      creditedQuantity: formatDecimal(line.creditedQuantity),
      creditedByQuantity: numberOf(line.creditedByQuantity),
    })),
  }
}
