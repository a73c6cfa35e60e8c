import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StatementFigure } from '../../../contract/statements.ts'
import type { TaxLiability } from '../../../contract/tax-liability.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { spanText } from '../../ui/dates.ts'
import { Figure } from '../../ui/figure.tsx'
import { Money } from '../../ui/money.tsx'
import { useRateName } from './tax-names.ts'

interface Span {
  readonly from: string
  readonly to: string
}

/** The tax of one currency: from what was owed before, rate by rate with what was taxed, each jurisdiction after its sum, to what is owed at the end. */
export function TaxTable({
  section: { currency, opening, rows, jurisdictions, other, total, closing },
  span,
  compared,
  knownAt,
  only,
}: {
  section: TaxLiability['currencies'][number]
  span: Span
  compared: Span | null
  knownAt: string | undefined
  /** The one jurisdiction that is told. */
  only: string | undefined
}) {
  const { t } = useTranslation('tax')
  const { slug } = useOwnOrganization()
  const nameOf = useRateName()
  const link = (amount: number, { from, to }: Span, key: string | undefined, of: 'tax' | 'base') =>
    amount === 0 ? (
      <Figure amount={0} currency={currency} />
    ) : (
      <Link
        to="/$organization/books/tax-liability/entries"
        params={{ organization: slug }}
        search={{ currency, from, to, key, of, knownAt }}
      >
        <Money bare amount={amount} currency={currency} />
      </Link>
    )
  const plain = (amount: number): ReactNode => <Figure amount={amount} currency={currency} />
  const line = (
    key: string,
    name: string,
    figures: { readonly base?: StatementFigure; readonly tax: StatementFigure },
    show: (amount: number, span: Span, of: 'tax' | 'base') => ReactNode,
    isSum = false,
  ) => (
    <tr key={key} className={isSum ? 'statement-sum' : undefined}>
      {isSum ? <th scope="row">{name}</th> : <td>{name}</td>}
      <td className="end">{figures.base && show(figures.base.amount, span, 'base')}</td>
      <td className="end">{show(figures.tax.amount, span, 'tax')}</td>
      {compared && (
        <>
          <td className="end">{figures.base && show(figures.base.compared ?? 0, compared, 'base')}</td>
          <td className="end">{show(figures.tax.compared ?? 0, compared, 'tax')}</td>
          <td className="end quiet">{plain(figures.tax.difference ?? 0)}</td>
        </>
      )}
    </tr>
  )
  const opens = (key?: string) => (amount: number, of: Span, which: 'tax' | 'base') =>
    link(amount, of, key, which)
  return (
    <table className="rows statement">
      <thead>
        <tr>
          <th rowSpan={2} style={{ minWidth: 160 }}>
            {t('rateIn', { currency })}
          </th>
          <th className="end" colSpan={2}>
            {spanText(span.from, span.to)}
          </th>
          {compared && (
            <>
              <th className="end" colSpan={2}>
                {spanText(compared.from, compared.to)}
              </th>
              <th className="end" rowSpan={2}>
                {t('difference')}
              </th>
            </>
          )}
        </tr>
        <tr>
          {(compared ? [span, compared] : [span]).map((one, at) => [
            <th className="end" key={`base ${at} ${one.from}`}>
              {t('base')}
            </th>,
            <th className="end" key={`tax ${at} ${one.from}`}>
              {t('tax')}
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {opening && line('opening', t('opening'), { tax: opening }, plain, true)}
        {rows
          .filter(({ jurisdiction }) => jurisdiction === null)
          .map((row) => line(row.key, nameOf(row), row, opens(row.key)))}
        {jurisdictions.map((one) => (
          <Fragment key={one.jurisdiction}>
            {line(one.jurisdiction, one.jurisdiction, one, opens(one.jurisdiction), true)}
            {rows
              .filter(({ jurisdiction }) => jurisdiction === one.jurisdiction)
              .map((row) => line(row.key, nameOf({ ...row, jurisdiction: null }), row, opens(row.key)))}
          </Fragment>
        ))}
        {other && line('other', t('other'), { tax: other }, opens('other'))}
        {line('total', t('total'), { tax: total }, opens(only), true)}
        {closing && line('closing', t('closing'), { tax: closing }, plain, true)}
      </tbody>
    </table>
  )
}
