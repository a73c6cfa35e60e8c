import { FigureEntries } from '../figure-entries.ts'
import { TaxEntriesQuery, TaxLiability, TaxLiabilityQuery } from '../tax-liability.ts'
import { figureEntriesTable } from '../tables/entries.ts'
import { taxLiabilityTable } from '../tables/tax-liability.ts'
import { declareDoor } from './door.ts'

const tag = 'Reports'

export const taxLiability = declareDoor({
  method: 'get',
  path: '/v1/reports/tax-liability',
  tag,
  summary: 'Tax liability',
  description:
    'What was taxed between two days and its tax, by jurisdiction, category and rate, for each currency, from the entries by their date; credit notes and reversals are negative. With what no rate explains it is what the Tax payable account moved by. What names no jurisdiction comes first. With `jurisdiction` it is the rates of that one and what they come to; its entries are those of `line`.',
  query: TaxLiabilityQuery,
  answer: TaxLiability,
  table: taxLiabilityTable,
})

export const taxLiabilityEntries = declareDoor({
  method: 'get',
  path: '/v1/reports/tax-liability/entries',
  tag,
  summary: 'The entries behind a tax figure',
  description:
    'Each with its part in the figure; together they come to it. Without `line`: behind the total.',
  query: TaxEntriesQuery,
  answer: FigureEntries,
  table: figureEntriesTable,
})
