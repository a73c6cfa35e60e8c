import { exponentOf } from '../../kernel/currency.ts'
import { DECIMAL_ONE, decimalFromMinor, type Decimal } from '../../kernel/decimal.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Content } from '../invoice/document.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import type { TaxGroup } from '../invoice/totals.ts'
import type { BillingProfile } from '../profile/profile.ts'
import type { Work } from '../work/work.ts'

/** Minor units that the price now has more than the final documents, in one tax group. */
interface Group {
  readonly category: string
  readonly rate: Decimal
  base: bigint
  tax: bigint
}

/**
 * What separates the price now from what final documents bill, by tax group: a supplement when more is due, a credit
 * note when less, null when nothing. Its tax is a difference too, never rounded anew, so that all documents together
 * come to the price to the cent (rule 25). Refused when the currency changed, which no single document can express.
 */
export function differenceContent(
  work: Work,
  now: Content | null,
  finals: readonly Invoice[],
  profile: BillingProfile,
): { kind: 'supplement' | 'credit_note'; content: Content } | null | Refusal {
  const other = finals.find((invoice) => invoice.currency !== work.currency)
  if (other) {
    return refuse(
      'currency_changed',
      4,
      `${work.title} was billed in ${other.currency} and is now priced in ${work.currency}.`,
      {
        remedy: 'Credit the earlier invoice and bill the work again by hand.',
        pointer: '/data/currency',
      },
    )
  }
  const groups = new Map<string, Group>()
  const add = (sign: bigint, { category, rate, base, tax }: TaxGroup): void => {
    const key = `${category} ${rate}`
    const group = groups.get(key) ?? { category, rate, base: 0n, tax: 0n }
    groups.set(key, { ...group, base: group.base + sign * base, tax: group.tax + sign * tax })
  }
  for (const group of now?.totals.groups ?? []) add(1n, group)
  for (const invoice of finals)
    for (const group of invoice.taxGroups) add(invoice.kind === 'credit_note' ? 1n : -1n, group)
  const open = [...groups.values()].filter((group) => group.base !== 0n || group.tax !== 0n)
  if (open.length === 0) return null
  const more = open.reduce((sum, group) => sum + group.base + group.tax, 0n) >= 0n
  return {
    kind: more ? 'supplement' : 'credit_note',
    content: contentOfGroups(open, more ? 1n : -1n, work, profile),
  }
}

function contentOfGroups(open: readonly Group[], sign: bigint, work: Work, profile: BillingProfile): Content {
  const lines = open.map((group): InvoiceLine => {
    const [net, tax] = [sign * group.base, sign * group.tax]
    const price = profile.pricesIncludeTax ? net + tax : net
    return {
      kind: 'adjustment',
      description: `Price change — ${work.title}`,
      quantity: DECIMAL_ONE,
      unit: null,
      unitPrice: decimalFromMinor(price, exponentOf(work.currency)),
      lineDiscount: null,
      taxCategory: group.category,
      taxRate: group.rate,
      workId: work.id,
      gross: price,
      discount: 0n,
      documentDiscount: 0n,
      net,
      tax,
      total: net + tax,
    }
  })
  const sum = (pick: (line: InvoiceLine) => bigint): bigint =>
    lines.reduce((all, line) => all + pick(line), 0n)
  const groups = lines
    .map((line): TaxGroup => ({
      category: line.taxCategory,
      rate: line.taxRate,
      base: line.net,
      tax: line.tax,
    }))
    .toSorted((a, b) =>
      a.category !== b.category ? (a.category < b.category ? -1 : 1) : a.rate < b.rate ? -1 : 1,
    )
  return {
    lines,
    documentDiscount: null,
    totals: {
      lines,
      groups,
      subtotal: sum((line) => line.gross),
      discount: 0n,
      net: sum((line) => line.net),
      tax: sum((line) => line.tax),
      total: sum((line) => line.total),
    },
  }
}
