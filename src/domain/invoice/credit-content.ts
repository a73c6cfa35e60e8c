import { exponentOf } from '../../kernel/currency.ts'
import { amountOf, DECIMAL_ONE, decimalFromMinor } from '../../kernel/decimal.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { CreditPart } from './credit-parts.ts'
import { creditParts } from './credit-parts.ts'
import { creditableOf, type Note } from './creditable.ts'
import type { CreditAsk } from './crediting.ts'
import type { Content } from './document.ts'
import type { Invoice, InvoiceLine } from './invoice.ts'
import { onAccount, withAccounts } from './line-accounts.ts'
import { byTerms, taxedAs, taxKey, termsOfLine } from './tax-terms.ts'
import type { DocumentDiscount, TaxGroup } from './totals.ts'

/** The lines and totals of a credit note over a document, given its lines and the notes there are (rule 25). */
export function creditContent(
  ask: CreditAsk,
  original: Invoice,
  lines: readonly InvoiceLine[],
  notes: readonly Note[],
  named: string,
): Content | Refusal {
  const creditable = creditableOf(original, lines, notes)
  const parts = creditParts(ask, creditable)
  if (isRefusal(parts)) return parts
  const mirrored = ask.by === 'rest' && creditable.untouched
  return contentOfLines(
    parts.map((part) => lineOf(part, original, lines, named)),
    mirrored ? original.documentDiscount : null,
  )
}

/** Lines as they are, added up: a credit note's tax is never rounded anew. */
export function contentOfLines(
  lines: readonly InvoiceLine[],
  documentDiscount: DocumentDiscount | null,
): Content {
  const sum = (pick: (line: InvoiceLine) => bigint): bigint =>
    lines.reduce((all, line) => all + pick(line), 0n)
  const discount = sum((line) => line.documentDiscount)
  return {
    lines,
    documentDiscount: documentDiscount ?? (discount > 0n ? { kind: 'amount', amount: discount } : null),
    totals: {
      lines: [...lines],
      groups: withAccounts(groupsOf(lines), lines),
      subtotal: sum((line) => line.gross - line.discount),
      discount,
      net: sum((line) => line.net),
      tax: sum((line) => line.tax),
      total: sum((line) => line.total),
    },
  }
}

function groupsOf(lines: readonly InvoiceLine[]): TaxGroup[] {
  const groups = new Map<string, TaxGroup>()
  for (const line of lines) {
    const terms = termsOfLine(line)
    const key = taxKey(terms)
    const group = groups.get(key) ?? { ...terms, base: 0n, tax: 0n }
    groups.set(key, { ...group, base: group.base + line.net, tax: group.tax + line.tax })
  }
  return [...groups.values()].sort(byTerms)
}

function lineOf(
  part: CreditPart,
  original: Invoice,
  lines: readonly InvoiceLine[],
  named: string,
): InvoiceLine {
  const { net, tax, quantity } = part
  const amounts = { net, tax, total: net + tax }
  const of = part.position === null ? null : lines[part.position - 1]!
  if (of && part.whole) return { ...of, ...amounts }
  const exponent = exponentOf(original.currency)
  const amount = original.pricesIncludeTax ? net + tax : net
  if (of && quantity !== null) {
    // What was off the original's line is off this one too, in one amount.
    const gross = amountOf(quantity, of.unitPrice, exponent)
    const off = gross - amount
    if (off >= 0n)
      return {
        ...of,
        ...amounts,
        quantity,
        lineDiscount: off === 0n ? null : { kind: 'amount', amount: off },
        gross,
        discount: off,
        documentDiscount: 0n,
      }
  }
  return {
    kind: of?.kind ?? 'adjustment',
    description: of?.description ?? part.description ?? `Credit — ${named}`,
    quantity: DECIMAL_ONE,
    unit: null,
    unitPrice: decimalFromMinor(amount, exponent),
    lineDiscount: null,
    ...taxedAs(part),
    workId: part.workId,
    gross: amount,
    discount: 0n,
    documentDiscount: 0n,
    ...amounts,
    ...onAccount(of ?? part),
  }
}
