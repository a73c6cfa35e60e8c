import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StatementFigure } from '../../../contract/statements.ts'
import type { RevenueBy } from '../../api/management.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { spanText } from '../../ui/dates.ts'
import { Figure } from '../../ui/figure.tsx'
import { Money } from '../../ui/money.tsx'

/** Where the entries behind a figure are shown. */
export type EntriesPath =
  | '/$organization/books/revenue/entries'
  | '/$organization/books/cash-flow/entries'
  | '/$organization/books/clearing/entries'

interface Span {
  readonly from: string
  readonly to: string
}

/** A line of a report over a span; `opens` is the row whose entries its figures open, '' every row. */
export interface SpanLine {
  readonly name: string
  readonly figure: StatementFigure
  readonly opens?: string
  readonly isSum?: boolean
}

/** The lines of a report in one currency, beside those of another span if there is one. */
export function SpanTable({
  head,
  currency,
  span,
  compared,
  lines,
  to,
  search = {},
}: {
  head: string
  currency: string
  span: Span
  compared: Span | null
  lines: readonly SpanLine[]
  to: EntriesPath
  search?: { readonly by?: RevenueBy | undefined; readonly knownAt?: string | undefined }
}) {
  const { t } = useTranslation('reports')
  const { slug } = useOwnOrganization()
  const cell = (amount: number, { from, to: through }: Span, opens: string | undefined) =>
    amount === 0 || opens === undefined ? (
      <Figure amount={amount} currency={currency} />
    ) : (
      <Link
        to={to}
        params={{ organization: slug }}
        search={{ ...search, currency, from, to: through, key: opens === '' ? undefined : opens }}
      >
        <Money bare amount={amount} currency={currency} />
      </Link>
    )
  return (
    <table className="rows statement">
      <thead>
        <tr>
          <th>{head}</th>
          <th className="end">{spanText(span.from, span.to)}</th>
          {compared && <th className="end">{spanText(compared.from, compared.to)}</th>}
          {compared && <th className="end">{t('difference')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, figure, opens, isSum }) => (
          <tr key={`${opens} ${name}`} className={isSum ? 'statement-sum' : undefined}>
            {isSum ? <th scope="row">{name}</th> : <td>{name}</td>}
            <td className="end">{cell(figure.amount, span, opens)}</td>
            {compared && <td className="end">{cell(figure.compared ?? 0, compared, opens)}</td>}
            {compared && (
              <td className="end quiet">
                <Figure amount={figure.difference ?? 0} currency={currency} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
