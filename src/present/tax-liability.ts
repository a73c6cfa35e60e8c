import type * as view from '../contract/tax-liability.ts'
import type { TaxLiability } from '../domain/ledger/tax-liability.ts'
import { formatDecimal } from '../kernel/decimal.ts'
import { presentFigure } from './statements.ts'

/** The tax of one currency. */
export const presentTaxLiability = ({
  currency,
  opening,
  rows,
  other,
  total,
  closing,
}: TaxLiability): view.TaxLiability['currencies'][number] => ({
  currency,
  opening: presentFigure(opening),
  rows: rows.map(({ category, rate, bases, taxes }) => ({
    key: `${category}:${formatDecimal(rate)}`,
    category,
    rate: formatDecimal(rate),
    base: presentFigure(bases),
    tax: presentFigure(taxes),
  })),
  other: presentFigure(other),
  total: presentFigure(total),
  closing: presentFigure(closing),
})
