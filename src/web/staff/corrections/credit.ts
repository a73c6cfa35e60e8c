import type { Creditable, CreditNew } from '../../../contract/crediting.ts'
import { type CreditPart, creditParts } from '../../../domain/invoice/credit-parts.ts'
import { inJurisdiction, type TaxTerms } from '../../../domain/invoice/tax-terms.ts'
import { type Decimal, decimal, parseDecimal } from '../../../kernel/decimal.ts'
import { minorFromDecimalText } from '../../../kernel/money.ts'
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts'
import { plainNumber } from '../../ui/typed-number.ts'

/** A credit as it is typed: all that is left, lines by quantity or amount, or one amount. */
export interface TypedCredit {
  readonly how: 'rest' | 'lines' | 'amount'
  /** By the line's place; nothing typed credits nothing of it. */
  readonly lines: Readonly<Record<number, { readonly by: 'quantity' | 'amount'; readonly text: string }>>
  readonly amount: string
  readonly withTax: boolean
}

export const NOTHING_TYPED: TypedCredit = { how: 'rest', lines: {}, amount: '', withTax: true }

type Of = Parameters<typeof creditParts>[1]
type Ask = Parameters<typeof creditParts>[0]
type Asked = Pick<CreditNew, 'lines' | 'amount' | 'withTax'>

/** What is asked of the server; null while something typed is no number, or nothing is. */
export function creditAsked(typed: TypedCredit, currency: string): Asked | null {
  if (typed.how === 'rest') return {}
  if (typed.how === 'amount') {
    const amount = minorTyped(typed.amount, currency)
    return amount === null ? null : { amount: Number(amount), withTax: typed.withTax }
  }
  const lines: NonNullable<Asked['lines']> = []
  for (const [line, { by, text }] of Object.entries(typed.lines)) {
    if (text.trim() === '') continue
    if (by === 'quantity') {
      if (isRefusal(parseDecimal(plainNumber(text)))) return null
      lines.push({ line: Number(line), quantity: plainNumber(text) })
    } else {
      const amount = minorTyped(text, currency)
      if (amount === null) return null
      lines.push({ line: Number(line), amount: Number(amount) })
    }
  }
  return lines.length === 0 ? null : { lines }
}

function minorTyped(text: string, currency: string): bigint | null {
  if (text.trim() === '') return null
  const minor = minorFromDecimalText(plainNumber(text), currency)
  return isRefusal(minor) ? null : minor
}

/** What a credit note comes to: minor units, its tax by rate and jurisdiction. */
export interface CreditTotals {
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly rates: readonly {
    readonly rate: Decimal
    readonly jurisdiction?: string | undefined
    readonly tax: bigint
  }[]
}

/** What the server would come to, by its own rule; or why it would refuse. */
export function totalsOfCredit(asked: Asked, of: Creditable): CreditTotals | Refusal {
  const parts = creditParts(askOf(asked), known(of))
  return isRefusal(parts) ? parts : sumOf(parts)
}

function sumOf(parts: readonly CreditPart[]): CreditTotals {
  const rates = new Map<string, CreditTotals['rates'][number]>()
  let [net, tax] = [0n, 0n]
  for (const part of parts) {
    net += part.net
    tax += part.tax
    const { rate, jurisdiction } = part
    const key = `${rate} ${jurisdiction ?? ''}`
    const before = rates.get(key)?.tax ?? 0n
    rates.set(key, { rate, ...inJurisdiction(jurisdiction), tax: before + part.tax })
  }
  return { net, tax, total: net + tax, rates: [...rates.values()] }
}

function askOf({ lines, amount, withTax }: Asked): Ask {
  if (lines)
    return {
      by: 'lines',
      lines: lines.map(({ line, quantity, amount: part }) => ({
        position: line,
        quantity: quantity == null ? null : decimal(quantity),
        amount: part == null ? null : BigInt(part),
      })),
    }
  if (amount == null) return { by: 'rest' }
  const parts = [{ description: null, amount: BigInt(amount) }]
  return { by: 'amount', of: withTax === false ? 'net' : 'total', parts }
}

const termsKnown = ({
  category,
  rate,
  jurisdiction,
}: Pick<Creditable['groups'][number], 'category' | 'rate' | 'jurisdiction'>): TaxTerms => ({
  category,
  rate: decimal(rate),
  ...inJurisdiction(jurisdiction),
})

/** What the server told, in the numbers its rule reckons with. */
function known(of: Creditable): Of {
  return {
    ...of,
    left: BigInt(of.left),
    groups: of.groups.map((group) => ({
      ...termsKnown(group),
      base: BigInt(group.base),
      tax: BigInt(group.tax),
      leftBase: BigInt(group.leftBase),
      leftTax: BigInt(group.leftTax),
    })),
    cells: of.cells.map((cell) => ({
      ...termsKnown(cell),
      workId: cell.workId,
      account: cell.account ?? undefined,
      leftNet: BigInt(cell.leftNet),
    })),
    lines: of.lines.map((line) => ({
      position: line.position,
      ...termsKnown(line),
      workId: line.workId,
      account: line.account ?? undefined,
      quantity: decimal(line.quantity),
      net: BigInt(line.net),
      tax: BigInt(line.tax),
      leftNet: BigInt(line.leftNet),
      leftTax: BigInt(line.leftTax),
      creditedQuantity: decimal(line.creditedQuantity),
      creditedByQuantity: BigInt(line.creditedByQuantity),
    })),
  }
}
