import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { accounts, trialBalanceOn } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { fiscalYears } from '../../api/ledger.ts'
import { amountCell } from '../../ui/csv.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { Money } from '../../ui/money.tsx'
import { ownFirst } from '../../ui/own-first.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { accountText } from '../../texts/said.ts'
import { AccountForm, NewAccountForm } from './account-form.tsx'
import { BooksFrame } from './books-frame.tsx'

/** The chart of accounts, and what each account holds today on its normal side. */
export function AccountsPage() {
  const { t } = useTranslation(['books', 'ledger'])
  const { slug, currency: own } = useOwnOrganization()
  const chart = useQuery(accounts(slug))
  const mayChange = useQuery(fiscalYears(slug)).data?.mayClose ?? false
  const balances = useQuery(trialBalanceOn(slug, {}))
  const failed = [chart, balances].find(({ error }) => error)
  const held = (code: string, type: string) =>
    ownFirst(balances.data?.currencies ?? [], own).flatMap(({ currency, rows }) =>
      rows
        .filter(({ account }) => account === code)
        .map(({ debit, credit }) => {
          const grows = type === 'asset' || type === 'expense' ? debit - credit : credit - debit
          return { currency, amount: grows }
        }),
    )
  const table = () =>
    (chart.data?.items ?? []).flatMap(({ code, type, ...account }) => {
      const name = accountText(code, account.name)
      const sums = held(code, type)
      if (sums.length === 0) return [[code, name, t(type), own, amountCell(0, own)]]
      return sums.map(({ currency, amount }) => [code, name, t(type), currency, amountCell(amount, currency)])
    })
  return (
    <BooksFrame
      room="accounts"
      under={t('accountsSay')}
      beside={
        <>
          {mayChange && (
            <Button
              onClick={() =>
                modals.open({
                  title: t('addAccount', { ns: 'ledger' }),
                  children: <NewAccountForm organization={slug} />,
                })
              }
            >
              {t('addAccount', { ns: 'ledger' })}
            </Button>
          )}
          <ExportButton
            name="accounts"
            rows={() => [[t('code'), t('name'), t('type'), t('currency'), t('holds')], ...table()]}
          />
        </>
      }
    >
      {failed?.error ? (
        <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />
      ) : !chart.data ? (
        <div className="surface">
          <RowsSkeleton />
        </div>
      ) : (
        <div className="surface scroll" tabIndex={0} role="region" aria-label={t('accounts')}>
          <table className="rows">
            <thead>
              <tr>
                <th>{t('account')}</th>
                <th className="phone-drop">{t('type')}</th>
                <th className="end">{t('holds')}</th>
                {mayChange && <td />}
              </tr>
            </thead>
            <tbody>
              {chart.data.items.map((account) => {
                const { code, type, role, active } = account
                const name = accountText(code, account.name)
                return (
                  <tr key={code}>
                    <td style={{ overflowWrap: 'anywhere', hyphens: 'auto' }}>
                      <span className="quiet amount">{code}</span>{' '}
                      <Link
                        to="/$organization/books/ledger"
                        params={{ organization: slug }}
                        search={{ account: code }}
                      >
                        {name}
                      </Link>
                      {!active && <div className="quiet under-name">{t('outOfUse', { ns: 'ledger' })}</div>}
                      {role !== null && <div className="quiet under-name">{t('byItself')}</div>}
                    </td>
                    <td className="phone-drop">{t(type)}</td>
                    <td className="end">
                      {held(code, type).map(({ currency, amount }) => (
                        <div key={currency} className="stacked-amount">
                          <Link
                            to="/$organization/books/ledger"
                            params={{ organization: slug }}
                            search={{ account: code, currency }}
                          >
                            <Money amount={amount} currency={currency} />
                          </Link>
                        </div>
                      ))}
                    </td>
                    {mayChange && (
                      <td className="end">
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={t('changeAccount', { ns: 'ledger', account: name })}
                          onClick={() =>
                            modals.open({
                              title: t('changeAccount', { ns: 'ledger', account: name }),
                              children: <AccountForm organization={slug} account={account} />,
                            })
                          }
                        >
                          {t('change', { ns: 'ledger' })}
                        </Button>
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
    </BooksFrame>
  )
}
