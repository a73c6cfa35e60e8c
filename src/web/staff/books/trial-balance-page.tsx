import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TrialBalance } from '../../../contract/reports.ts'
import { trialBalanceLines } from '../../../contract/tables/trial-balance.ts'
import { trialBalanceOn } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Figure } from '../../ui/figure.tsx'
import { Money } from '../../ui/money.tsx'
import { accountText } from '../../texts/said.ts'
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
  const { asOf, compareTo, knownAt, in: inBase } = search
  const navigate = route.useNavigate()
  const show = (part: Partial<typeof search>): void =>
    void navigate({ search: { ...search, ...part }, replace: true })
  const report = useQuery(trialBalanceOn(slug, search))
  const day = report.data?.asOf ?? asOf ?? today
  const then = report.data?.comparedTo ?? null
  const table = () =>
    (report.data?.currencies ?? []).flatMap((one) =>
      linesOf(one).map(({ account, accountName, debit, credit, compared, difference }) => [
        account,
        accountName,
        one.currency,
        ...[debit, credit, ...(compared ? [compared.debit, compared.credit, difference ?? 0] : [])].map(
          (amount) => amountCell(amount, one.currency),
        ),
      ]),
    )
  /** The lines of a currency, and in the own one what the rates differ by. */
  const linesOf = (one: TrialBalance['currencies'][number]) =>
    trialBalanceLines(one).map((line) => ({
      ...line,
      accountName:
        line.account === '' ? t('exchangeDifference') : accountText(line.account, line.accountName),
    }))
  const figure = (account: string, currency: string, amount: number, to = day) =>
    amount !== 0 &&
    (inBase ? (
      <Money bare amount={amount} currency={currency} />
    ) : (
      <Link
        to="/$organization/books/ledger"
        params={{ organization: slug }}
        search={{ account, currency, from: `${to.slice(0, 4)}-01-01`, to, knownAt }}
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
          <DayField label={t('compareTo')} value={compareTo} onChange={(to) => show({ compareTo: to })} />
          <KnownAtField value={knownAt} onChange={(instant) => show({ knownAt: instant })} />
          <BaseField value={inBase} onChange={(to) => show({ in: to })} />
          <ExportButton
            name={`trial-balance-${day}`}
            rows={() => [
              [
                t('code'),
                t('account'),
                t('currency'),
                t('debit'),
                t('credit'),
                ...(then === null
                  ? []
                  : [`${t('debit')} ${then}`, `${t('credit')} ${then}`, t('difference')]),
              ],
              ...table(),
            ]}
          />
        </div>
      }
    >
      <ReportSurface
        report={report}
        name={t('trialBalance')}
        empty={<Empty title={t('nothingPosted')}>{t('nothingPostedSays')}</Empty>}
      >
        {(section) => {
          const { currency, debit, credit, compared: before } = section
          return (
            <table className="rows">
              <thead>
                <tr>
                  <th className="words">{t('account')}</th>
                  <th className="end">{t('debitIn', { currency })}</th>
                  <th className="end">{t('creditIn', { currency })}</th>
                  {then !== null && (
                    <>
                      <th className="end">{t('debitOn', { day: dayText(then) })}</th>
                      <th className="end">{t('creditOn', { day: dayText(then) })}</th>
                      <th className="end">{t('difference')}</th>
                    </>
                  )}
                </tr>
              </thead>
              <tbody>
                {linesOf(section).map((row) => (
                  <tr key={row.account}>
                    <td>
                      <span className="quiet amount">{row.account}</span> {row.accountName}{' '}
                      {row.abnormal && <span className="tone tone-attention">{t('unusual')}</span>}
                    </td>
                    <td className="end">{figure(row.account, currency, row.debit)}</td>
                    <td className="end">{figure(row.account, currency, row.credit)}</td>
                    {then !== null && (
                      <>
                        <td className="end">
                          {figure(row.account, currency, row.compared?.debit ?? 0, then)}
                        </td>
                        <td className="end">
                          {figure(row.account, currency, row.compared?.credit ?? 0, then)}
                        </td>
                        <td className="end quiet">
                          <Figure amount={row.difference ?? 0} currency={currency} />
                        </td>
                      </>
                    )}
                  </tr>
                ))}
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
                  {before && (
                    <>
                      <td className="end">
                        <Money bare amount={before.debit} currency={currency} />
                      </td>
                      <td className="end">
                        <Money bare amount={before.credit} currency={currency} />
                      </td>
                      <td />
                    </>
                  )}
                </tr>
              </tfoot>
            </table>
          )
        }}
      </ReportSurface>
    </BooksFrame>
  )
}
