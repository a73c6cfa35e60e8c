import type * as view from '../contract/tax-liability.ts'
import type { TaxTerms } from '../domain/invoice/tax-terms.ts'
import type { TaxLiability } from '../domain/ledger/tax-liability.ts'
import { formatDecimal } from '../kernel/decimal.ts'
import { presentTaxTerms } from './line.ts'
import { presentFigure } from './statements.ts'

/** The tax of one currency. */
export const presentTaxLiability = ({
  currency,
  opening,
  rows,
  jurisdictions,
  other,
  total,
  closing,
}: TaxLiability): view.TaxLiability['currencies'][number] => ({
  currency,
  opening: opening && presentFigure(opening),
  rows: rows.map(({ bases, taxes, ...terms }) => ({
    key: keyOf(terms),
    ...presentTaxTerms(terms),
    base: presentFigure(bases),
    tax: presentFigure(taxes),
  })),
  jurisdictions: jurisdictions.map(({ jurisdiction, bases, taxes }) => ({
    jurisdiction,
    base: presentFigure(bases),
    tax: presentFigure(taxes),
  })),
  other: other && presentFigure(other),
  total: presentFigure(total),
  closing: closing && presentFigure(closing),
})

/** What a rate is asked for by; the database forms the same. */
const keyOf = ({ category, rate, jurisdiction }: TaxTerms): string =>
  [category, formatDecimal(rate), ...(jurisdiction === undefined ? [] : [jurisdiction])].join(':')
