import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Collections } from '../../../contract/collections.ts'
import { type CollectionsFilters, type Measure, MEASURES } from '../../api/collections.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { spanText } from '../../ui/dates.ts'
import { Figure } from '../../ui/figure.tsx'
import { Money } from '../../ui/money.tsx'
import { useMethodName } from '../payments/methods.ts'

interface Span {
  readonly from: string
  readonly to: string
}
type Section = Collections['currencies'][number]

/** What the payments of each method did in a currency; under it the same of the days it is compared with. */
export function CollectionsTable({
  section: { currency, rows, total },
  span,
  compared,
  asked: { customer, knownAt },
}: {
  section: Section
  span: Span
  compared: Span | null
  asked: CollectionsFilters
}) {
  const { t } = useTranslation('collections')
  const { slug } = useOwnOrganization()
  const methodName = useMethodName()
  const figure = (amount: number, { from, to }: Span, of: Measure, key: string | undefined) =>
    amount === 0 ? (
      <Figure amount={0} currency={currency} />
    ) : (
      <Link
        to="/$organization/books/collections/entries"
        params={{ organization: slug }}
        search={{ currency, from, to, key, of, customer, knownAt }}
      >
        <Money bare amount={amount} currency={currency} />
      </Link>
    )
  const cells = (row: Section['total'], method?: string) =>
    MEASURES.map((of) => (
      <td className="end" key={of}>
        {figure(row[of].amount, span, of, method)}
        {compared && (
          <div className="quiet under-name stacked-amount">
            {figure(row[of].compared ?? 0, compared, of, method)}
          </div>
        )}
      </td>
    ))
  return (
    <table className="rows statement">
      <thead>
        <tr>
          <th>
            {t('methodIn', { currency })}
            {compared && (
              <div className="quiet under-name">
                {t('below', { span: spanText(compared.from, compared.to) })}
              </div>
            )}
          </th>
          {MEASURES.map((of) => (
            <th className="end" key={of}>
              {t(of)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.method}>
            <td>{methodName(row.method)}</td>
            {cells(row, row.method)}
          </tr>
        ))}
        <tr className="statement-sum">
          <th scope="row">{t('total')}</th>
          {cells(total)}
        </tr>
      </tbody>
    </table>
  )
}
