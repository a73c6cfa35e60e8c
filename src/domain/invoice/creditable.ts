import type { Decimal } from '../../kernel/decimal.ts'
import type { Invoice, InvoiceLine } from './invoice.ts'
import { onAccount } from './line-accounts.ts'
import { isTaxedAlike, taxKey, type TaxTerms, termsOf, termsOfLine } from './tax-terms.ts'

/** One tax group of a document: what it bears, and what of that no credit note took yet. Minor units. */
export interface CreditableGroup extends TaxTerms {
  readonly base: bigint
  readonly tax: bigint
  readonly leftBase: bigint
  readonly leftTax: bigint
}

/** What is left of a tax group for one piece of work on one revenue account, without tax: minor units. */
export interface CreditableCell extends TaxTerms {
  readonly workId: string | null
  readonly account?: string | undefined
  readonly leftNet: bigint
}

/** A line of a document, by its place from 1, and what notes by lines left of it. Minor units. */
export interface CreditableLine extends TaxTerms {
  readonly position: number
  readonly workId: string | null
  readonly account?: string | undefined
  readonly quantity: Decimal
  readonly net: bigint
  readonly tax: bigint
  readonly leftNet: bigint
  readonly leftTax: bigint
  /** Credited by quantity so far, and the amount that came to, with tax where prices contain it. */
  readonly creditedQuantity: Decimal
  readonly creditedByQuantity: bigint
}

/** What of a final document may still be credited (rule 25). Minor units of its currency. */
export interface Creditable {
  readonly currency: string
  readonly pricesIncludeTax: boolean
  readonly taxRounding: 'document' | 'line'
  /** No credit note was confirmed for it yet. */
  readonly untouched: boolean
  readonly left: bigint
  readonly groups: readonly CreditableGroup[]
  readonly cells: readonly CreditableCell[]
  readonly lines: readonly CreditableLine[]
}

/** What it takes of a document to say what may be taken from it. */
export type Taken = Pick<Invoice, 'currency' | 'pricesIncludeTax' | 'taxRounding' | 'taxGroups' | 'total'>

/** A credit note and its lines. */
export interface Note {
  readonly note: Invoice
  readonly lines: readonly InvoiceLine[]
}

/** What confirmed notes left of a document. */
export function creditableOf(
  original: Taken,
  lines: readonly InvoiceLine[],
  notes: readonly Note[],
): Creditable {
  const posted = notes.filter(({ note }) => note.stage === 'posted')
  const cells = cellsOf(
    lines,
    posted.flatMap((one) => one.lines),
  )
  return {
    currency: original.currency,
    pricesIncludeTax: original.pricesIncludeTax,
    taxRounding: original.taxRounding,
    untouched: posted.length === 0,
    left: posted.reduce((left, { note }) => left - note.total, original.total),
    groups: original.taxGroups.map((group) => groupOf(group, cells)),
    cells: cells.map(({ leftTax: _, ...cell }) => cell),
    lines: lines.map((line, at) => lineOf(line, at + 1, posted, original.pricesIncludeTax)),
  }
}

interface Cell extends CreditableCell {
  leftNet: bigint
  leftTax: bigint
}

function cellsOf(lines: readonly InvoiceLine[], credited: readonly InvoiceLine[]): Cell[] {
  const cells = new Map<string, Cell>()
  const keyOf = (line: InvoiceLine): string =>
    `${taxKey(termsOfLine(line))} ${line.workId} ${line.account ?? ''}`
  for (const line of lines) {
    const none = {
      ...termsOfLine(line),
      workId: line.workId,
      ...onAccount(line),
      leftNet: 0n,
      leftTax: 0n,
    }
    const cell = cells.get(keyOf(line)) ?? none
    cell.leftNet += line.net
    cell.leftTax += line.tax
    cells.set(keyOf(line), cell)
  }
  for (const line of credited) {
    // A note over a re-priced work may take from a rate or a work that this document does not bear.
    const cell = cells.get(keyOf(line))
    if (!cell) continue
    cell.leftNet -= line.net
    cell.leftTax -= line.tax
  }
  return [...cells.values()]
}

function groupOf(group: Invoice['taxGroups'][number], cells: readonly Cell[]): CreditableGroup {
  const { base, tax } = group
  const members = cells.filter((cell) => isTaxedAlike(cell, group))
  const leftBase = members.reduce((sum, cell) => sum + cell.leftNet, 0n)
  const leftTax = members.reduce((sum, cell) => sum + cell.leftTax, 0n)
  return { ...termsOf(group), base, tax, leftBase, leftTax }
}

function lineOf(
  line: InvoiceLine,
  position: number,
  notes: readonly Note[],
  pricesIncludeTax: boolean,
): CreditableLine {
  let [leftNet, leftTax, creditedQuantity, creditedByQuantity] = [line.net, line.tax, 0n, 0n]
  for (const { note, lines } of notes) {
    const ask = note.crediting?.ask
    if (ask?.by !== 'lines') continue
    for (const [at, asked] of ask.lines.entries()) {
      const credited = lines[at]!
      if (asked.position !== position) continue
      leftNet -= credited.net
      leftTax -= credited.tax
      if (asked.quantity === null) continue
      creditedQuantity += asked.quantity
      creditedByQuantity += pricesIncludeTax ? credited.total : credited.net
    }
  }
  return {
    position,
    ...termsOfLine(line),
    workId: line.workId,
    ...onAccount(line),
    quantity: line.quantity,
    net: line.net,
    tax: line.tax,
    leftNet,
    leftTax,
    creditedQuantity: creditedQuantity as Decimal,
    creditedByQuantity,
  }
}
