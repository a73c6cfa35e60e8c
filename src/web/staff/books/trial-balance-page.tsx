import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trialBalanceOn } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Money } from '../../ui/money.tsx'
import { BaseField } from './base-field.tsx'
import { BooksFrame } from './books-frame.tsx'
import { KnownAtField } from './known-at-field.tsx'
import { ReportSurface } from './report-surface.tsx'

const route = getRouteApi('/inside/$organization/books/trial-balance')

/** Every account's balance on its side at the end of a day, for each currency; each opens its ledger up to that day. */
export function TrialBalancePage() {
  const { t } = useTranslation('books')
  const { slug, today } = useOwnOrganization()
  const search = route.useSearch()
  const { asOf, knownAt, in: inBase } = search
  const navigate = route.useNavigate()
  const show = (part: Partial<typeof search>): void =>
    void navigate({ search: { ...search, ...part }, replace: true })
  const report = useQuery(trialBalanceOn(slug, asOf, knownAt, inBase))
  const day = report.data?.asOf ?? asOf ?? today
  const table = () =>
    (report.data?.currencies ?? []).flatMap(({ currency, rows, exchangeDifference = 0 }) => [
      ...rows.map(({ account, accountName, debit, credit }) => [
        account,
        accountName,
        currency,
        amountCell(debit, currency),
        amountCell(credit, currency),
      ]),
      ...(exchangeDifference === 0
        ? []
        : [
            [
              '',
              t('exchangeDifference'),
              currency,
              amountCell(Math.max(exchangeDifference, 0), currency),
              amountCell(Math.max(-exchangeDifference, 0), currency),
            ],
          ]),
    ])
  const figure = (account: string, currency: string, amount: number) =>
    amount !== 0 &&
    (inBase ? (
      <Money bare amount={amount} currency={currency} />
    ) : (
      <Link
        to="/$organization/books/ledger"
        params={{ organization: slug }}
        search={{ account, currency, from: `${day.slice(0, 4)}-01-01`, to: day, knownAt }}
      >
        <Money bare amount={amount} currency={currency} />
      </Link>
    ))
  return (
    <BooksFrame
      room="trialBalance"
      under={t('asOf', { day: dayText(day) })}
      beside={
        <div className="filters">
          <DayField label={t('day')} value={day} onChange={(to) => show({ asOf: to })} />
          <KnownAtField value={knownAt} onChange={(instant) => show({ knownAt: instant })} />
          <BaseField value={inBase} onChange={(to) => show({ in: to })} />
          <ExportButton
            name={`trial-balance-${day}`}
            rows={() => [[t('code'), t('account'), t('currency'), t('debit'), t('credit')], ...table()]}
          />
        </div>
      }
    >
      <ReportSurface
        report={report}
        name={t('trialBalance')}
        empty={<Empty title={t('nothingPosted')}>{t('nothingPostedSays')}</Empty>}
      >
        {({ currency, rows, debit, credit, exchangeDifference = 0 }) => (
          <table className="rows">
            <thead>
              <tr>
                <th>{t('account')}</th>
                <th className="end">{t('debitIn', { currency })}</th>
                <th className="end">{t('creditIn', { currency })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.account}>
                  <td>
                    <span className="quiet amount">{row.account}</span> {row.accountName}{' '}
                    {row.abnormal && <span className="tone tone-attention">{t('unusual')}</span>}
                  </td>
                  <td className="end">{figure(row.account, currency, row.debit)}</td>
                  <td className="end">{figure(row.account, currency, row.credit)}</td>
                </tr>
              ))}
              {exchangeDifference !== 0 && (
                <tr>
                  <td>{t('exchangeDifference')}</td>
                  <td className="end">{figure('', currency, Math.max(exchangeDifference, 0))}</td>
                  <td className="end">{figure('', currency, Math.max(-exchangeDifference, 0))}</td>
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <td>{t('total')}</td>
                <td className="end">
                  <Money bare amount={debit} currency={currency} />
                </td>
                <td className="end">
                  <Money bare amount={credit} currency={currency} />
                </td>
              </tr>
            </tfoot>
          </table>
        )}
      </ReportSurface>
    </BooksFrame>
  )
}
