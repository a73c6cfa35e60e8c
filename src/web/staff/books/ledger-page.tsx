import { NativeSelect, Switch } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { accounts, everyItem, ledger, type LedgerFilters, trialBalanceOn } from '../../api/books.ts'
import { billhook } from '../../api/client.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { amountCell, dayCell } from '../../ui/csv.ts'
import { dayText, spanText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Money } from '../../ui/money.tsx'
import { More } from '../../ui/more.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { BooksFrame } from './books-frame.tsx'
import { CustomerFilter } from './customer-filter.tsx'
import { KnownAtField } from './known-at-field.tsx'
import { accountChoice, accountText, entryKindText } from '../../texts/said.ts'
import { SourceFilter } from './source-filter.tsx'

const route = getRouteApi('/inside/$organization/books/ledger')

/** An account over a span of days: what it held before, each posting with the balance after it, what it held at the end. */
export function LedgerPage() {
  const { t } = useTranslation('books')
  const { slug, currency: own, today } = useOwnOrganization()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const chart = useQuery(accounts(slug))
  const balances = useQuery(trialBalanceOn(slug, {}))
  const part = {
    account: asked.account ?? '1100',
    currency: asked.currency ?? own,
    from: asked.from ?? `${today.slice(0, 8)}01`,
    to: asked.to ?? today,
    customer: asked.customer,
    source: asked.source,
    closings: asked.closings,
    knownAt: asked.knownAt,
  }
  const { currency } = part
  const list = useInfiniteQuery(ledger(slug, part))
  const first = list.data?.pages[0]
  const lines = list.data?.pages.flatMap((page) => page.lines) ?? []
  const show = (by: LedgerFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  const currencies = new Set([own, currency, ...(balances.data?.currencies ?? []).map((one) => one.currency)])
  const table = async () => {
    const every = await everyItem(async (page) => {
      const { lines: items, nextCursor } = await billhook(slug).get('/v1/reports/general-ledger', {
        query: { ...part, ...page },
      })
      return { items, nextCursor }
    })
    return every.map(({ date, kind, description, customer, debit, credit, balance }) => [
      dayCell(date),
      kind,
      description,
      customer?.name ?? '',
      currency,
      amountCell(debit, currency),
      amountCell(credit, currency),
      amountCell(balance, currency),
    ])
  }
  const heads = () => [
    t('date'),
    t('kind'),
    t('description'),
    t('customer'),
    t('currency'),
    t('debit'),
    t('credit'),
    t('balance'),
  ]
  return (
    <BooksFrame
      room="ledger"
      title={first ? `${first.account} ${accountText(first.account, first.accountName)}` : t('ledger')}
      under={`${spanText(part.from, part.to)}. ${t('ledgerSays')}`}
      beside={
        <ExportButton
          name={`ledger-${part.account}-${currency}-${part.from}-${part.to}`}
          rows={async () => [heads(), ...(await table())]}
          list={list}
        />
      }
    >
      <div className="filters">
        <NativeSelect
          className="long no-print"
          label={t('account')}
          value={part.account}
          data={(chart.data?.items ?? []).map((account) => ({
            value: account.code,
            label: accountChoice(account),
          }))}
          onChange={(event) => show({ account: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('currency')}
          value={currency}
          data={[...currencies].sort()}
          onChange={(event) => show({ currency: event.currentTarget.value })}
        />
        <DayField label={t('from')} value={part.from} onChange={(from) => show({ from })} />
        <DayField label={t('to')} value={part.to} onChange={(to) => show({ to })} />
        <CustomerFilter value={part.customer} onChange={(customer) => show({ customer })} />
        <SourceFilter value={part.source} onChange={(source) => show({ source })} />
        <KnownAtField value={part.knownAt} onChange={(knownAt) => show({ knownAt })} />
        {(part.closings === 'without' || first?.type === 'revenue' || first?.type === 'expense') && (
          <Switch
            label={t('withoutClosings')}
            checked={part.closings === 'without'}
            onChange={(event) => show({ closings: event.currentTarget.checked ? 'without' : undefined })}
            mb={8}
            style={{ alignSelf: 'flex-end' }}
          />
        )}
      </div>
      {list.error ? (
        <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      ) : !first ? (
        <div className="surface">
          <RowsSkeleton />
        </div>
      ) : (
        <div className="surface">
          <div className="scroll" tabIndex={0} role="region" aria-label={t('ledger')}>
            <table className="rows cards">
              <thead>
                <tr>
                  <th>{t('date')}</th>
                  <th className="words">{t('description')}</th>
                  <th className="end">{t('debitIn', { currency })}</th>
                  <th className="end">{t('creditIn', { currency })}</th>
                  <th className="end">{t('balanceIn', { currency })}</th>
                </tr>
              </thead>
              <tbody>
                <tr className="quiet">
                  <td className="amount phone-hide">{dayText(first.from)}</td>
                  <td colSpan={3}>{t('opening')}</td>
                  <td className="end">
                    <Money bare amount={first.opening} currency={currency} />
                  </td>
                </tr>
                {lines.map((line, at) => (
                  <tr key={`${line.entryId} ${at}`}>
                    <td className="amount phone-hide">{dayText(line.date)}</td>
                    <td>
                      <Link
                        to="/$organization/books/entries/$id"
                        params={{ organization: slug, id: line.entryId }}
                      >
                        {line.description}
                      </Link>
                      <div className="quiet under-name">
                        {[entryKindText(line.kind), line.customer?.name].filter(Boolean).join(' · ')}
                      </div>
                      <div className="quiet under-name phone-only">
                        {dayText(line.date)} · {t(line.debit !== 0 ? 'debit' : 'credit')}{' '}
                        <Money bare amount={line.debit + line.credit} currency={currency} />
                      </div>
                    </td>
                    <td className="end phone-hide">
                      {line.debit !== 0 && <Money bare amount={line.debit} currency={currency} />}
                    </td>
                    <td className="end phone-hide">
                      {line.credit !== 0 && <Money bare amount={line.credit} currency={currency} />}
                    </td>
                    <td className="end">
                      <Money bare amount={line.balance} currency={currency} />
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td className="amount phone-hide">{dayText(first.to)}</td>
                  <td colSpan={3}>{t('closing')}</td>
                  <td className="end">
                    <Money bare amount={first.closing} currency={currency} />
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
          {lines.length === 0 && <Empty title={t('noPostings')}>{t('noPostingsSay')}</Empty>}
          <More list={list} />
        </div>
      )}
    </BooksFrame>
  )
}
