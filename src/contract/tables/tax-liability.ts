import type { StatementFigure } from '../statements.ts'
import type { TaxLiability } from '../tax-liability.ts'
import { moneyOrNone } from './cell.ts'
import { spanCells } from './figures.ts'
import { type Column, type Table, tableFromSections } from './table.ts'

/** A line of the report; only a rate and a jurisdiction have a base. */
interface TaxLine {
  readonly category: string
  readonly rate: string
  readonly jurisdiction: string | null
  readonly name: string
  readonly base: StatementFigure | null
  readonly tax: StatementFigure
}

export function taxLines({
  opening,
  rows,
  jurisdictions,
  other,
  total,
  closing,
}: TaxLiability['currencies'][number]): TaxLine[] {
  const line = (name: string, tax: StatementFigure | null): TaxLine[] =>
    tax ? [{ category: '', rate: '', jurisdiction: null, name, base: null, tax }] : []
  return [
    ...line('Owed at the beginning', opening),
    ...rows.map((row) => ({ ...row, name: rateName(row) })),
    ...jurisdictions.map((one) => ({ ...one, category: '', rate: '', name: `${one.jurisdiction} in all` })),
    ...line('Without a rate', other),
    ...line('Total', total),
    ...line('Owed at the end', closing),
  ]
}

const rateName = ({
  category,
  rate,
  jurisdiction,
}: Pick<TaxLine, 'category' | 'rate' | 'jurisdiction'>): string =>
  `${category} ${rate} %${jurisdiction === null ? '' : ` ${jurisdiction}`}`

export const taxColumns =
  (isCompared: boolean) =>
  (currency: string): readonly Column<TaxLine>[] => {
    const amount = (
      head: string,
      name: string,
      of: (line: TaxLine) => number | null | undefined,
    ): Column<TaxLine> => ({ head, name, of: (line) => moneyOrNone(of(line), currency), right: true })
    return [
      { head: '', name: 'category', of: ({ category }) => category, only: 'csv' },
      { head: '', name: 'rate', of: ({ rate }) => rate, only: 'csv' },
      { head: '', name: 'jurisdiction', of: ({ jurisdiction }) => jurisdiction, only: 'csv' },
      { head: 'RATE', name: 'name', of: ({ name }) => name, shrinks: true },
      amount('TAXED', 'base', ({ base }) => base?.amount),
      amount('TAX', 'tax', ({ tax }) => tax.amount),
      ...(isCompared
        ? [
            amount('COMPARED', 'comparedBase', ({ base }) => base?.compared),
            amount('TAX', 'comparedTax', ({ tax }) => tax.compared),
            amount('DIFFERENCE', 'difference', ({ tax }) => tax.difference),
          ]
        : []),
    ]
  }

export const taxLiabilityTable = ({ comparedWith, currencies, ...span }: TaxLiability): Table =>
  tableFromSections(
    spanCells(span, comparedWith),
    currencies.map((one) => ({ currency: one.currency, rows: taxLines(one) })),
    taxColumns(comparedWith !== null),
  )
