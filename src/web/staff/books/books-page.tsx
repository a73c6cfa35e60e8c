import { SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { agingOn, trialBalanceOn } from '../../api/books.ts'
import { balanceSheet, incomeStatement } from '../../api/statements.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { BooksFrame } from './books-frame.tsx'
import { ownFirst } from '../../ui/own-first.ts'

/** The entrance to the books: each room with what it is for, and where it stands today. */
export function BooksPage() {
  const { t } = useTranslation(['books', 'statements', 'ledger', 'clearing', 'rates'])
  const organization = useOwnOrganization()
  const balances = useQuery(trialBalanceOn(organization.slug, {}))
  const receivables = useQuery(agingOn(organization.slug, {}))
  const income = useQuery(incomeStatement(organization.slug, {}))
  const sheet = useQuery(balanceSheet(organization.slug, {}))
  const failed = [balances, receivables, income, sheet].find(({ error }) => error)
  if (failed?.error) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />
  const inUse = new Set(balances.data?.currencies.flatMap(({ rows }) => rows.map(({ account }) => account)))
  return (
    <BooksFrame room="overview" title={t('title')} under={t('asOf', { day: dayText(organization.today) })}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Room to="/$organization/books/trial-balance" title={t('trialBalance')} says={t('trialBalanceSays')}>
          {ownFirst(balances.data?.currencies ?? [], organization.currency).map(({ currency, debit }) => (
            <Fact key={currency} name={t('bothSides', { currency })}>
              <Money amount={debit} currency={currency} />
            </Fact>
          ))}
        </Room>
        <Room to="/$organization/books/aging" title={t('aging')} says={t('agingSays')}>
          {ownFirst(receivables.data?.currencies ?? [], organization.currency).map(({ currency, totals }) => (
            <Fact key={currency} name={t('owed', { currency })}>
              <Money amount={totals.total} currency={currency} />
            </Fact>
          ))}
        </Room>
        <Room
          to="/$organization/books/income-statement"
          title={t('statements:incomeStatement')}
          says={t('statements:incomeStatementSays')}
        >
          {ownFirst(income.data?.currencies ?? [], organization.currency).map(({ currency, netIncome }) => (
            <Fact key={currency} name={t('statements:netIncomeIn', { currency })}>
              <Money amount={netIncome.amount} currency={currency} />
            </Fact>
          ))}
        </Room>
        <Room
          to="/$organization/books/balance-sheet"
          title={t('statements:balanceSheet')}
          says={t('statements:balanceSheetSays')}
        >
          {ownFirst(sheet.data?.currencies ?? [], organization.currency).map(({ currency, assets }) => (
            <Fact key={currency} name={t('statements:totalAssetsIn', { currency })}>
              <Money amount={assets.total.amount} currency={currency} />
            </Fact>
          ))}
        </Room>
        <Room to="/$organization/books/entries" title={t('journal')} says={t('journalSays')} />
        <Room to="/$organization/books/ledger" title={t('ledger')} says={t('ledgerSays')} />
        <Room to="/$organization/books/accounts" title={t('accounts')} says={t('accountsSay')}>
          {balances.data && <Fact name={t('accountsInUse')}>{inUse.size}</Fact>}
        </Room>
        <Room
          to="/$organization/books/recurring"
          title={t('ledger:recurring')}
          says={t('ledger:recurringSays')}
        />
        <Room
          to="/$organization/books/payouts"
          title={t('clearing:payouts')}
          says={t('clearing:payoutsSay')}
        />
        <Room to="/$organization/books/rates" title={t('rates:rates')} says={t('rates:ratesSay')} />
        <Room
          to="/$organization/books/revaluations"
          title={t('rates:revaluations')}
          says={t('rates:revaluationsSay')}
        />
        <Room
          to="/$organization/books/opening"
          title={t('ledger:openingBalances')}
          says={t('ledger:openingSays')}
        />
      </SimpleGrid>
    </BooksFrame>
  )
}

type RoomPath =
  | '/$organization/books/trial-balance'
  | '/$organization/books/aging'
  | '/$organization/books/income-statement'
  | '/$organization/books/balance-sheet'
  | '/$organization/books/entries'
  | '/$organization/books/ledger'
  | '/$organization/books/accounts'
  | '/$organization/books/recurring'
  | '/$organization/books/payouts'
  | '/$organization/books/rates'
  | '/$organization/books/revaluations'
  | '/$organization/books/opening'

function Room({
  to,
  title,
  says,
  children,
}: {
  to: RoomPath
  title: string
  says: string
  children?: ReactNode
}) {
  const organization = useOwnOrganization().slug
  return (
    <section className="surface room">
      <Title order={2} size="h4">
        <Link to={to} params={{ organization }}>
          {title}
        </Link>
      </Title>
      <Text size="sm" className="quiet">
        {says}
      </Text>
      <dl>{children}</dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="amount">{children}</dd>
    </div>
  )
}
