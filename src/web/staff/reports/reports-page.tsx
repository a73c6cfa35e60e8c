import { SimpleGrid, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOwnOrganization } from '../../app/organization.ts'
import { BooksFrame } from '../books/books-frame.tsx'

/** The way to every report, grouped by what it is for. */
export function ReportsPage() {
  const { t } = useTranslation(['reports', 'books', 'statements', 'tax', 'collections', 'clearing'])
  const { slug } = useOwnOrganization()
  const groups = [
    {
      name: t('statements'),
      reports: [
        {
          to: '/$organization/books/income-statement',
          name: t('statements:incomeStatement'),
          says: t('statements:incomeStatementSays'),
        },
        {
          to: '/$organization/books/balance-sheet',
          name: t('statements:balanceSheet'),
          says: t('statements:balanceSheetSays'),
        },
        { to: '/$organization/books/cash-flow', name: t('cashFlow'), says: t('cashFlowSays') },
      ],
    },
    {
      name: t('ledgers'),
      reports: [
        {
          to: '/$organization/books/trial-balance',
          name: t('books:trialBalance'),
          says: t('books:trialBalanceSays'),
        },
        { to: '/$organization/books/ledger', name: t('books:ledger'), says: t('books:ledgerSays') },
        { to: '/$organization/books/entries', name: t('books:journal'), says: t('books:journalSays') },
      ],
    },
    {
      name: t('receivables'),
      reports: [
        { to: '/$organization/books/aging', name: t('books:aging'), says: t('books:agingSays') },
        {
          to: '/$organization/books/collections',
          name: t('collections:title'),
          says: t('collections:titleSays'),
        },
      ],
    },
    {
      name: t('management'),
      reports: [{ to: '/$organization/books/revenue', name: t('revenue'), says: t('revenueSays') }],
    },
    {
      name: t('control'),
      reports: [
        { to: '/$organization/books/tax-liability', name: t('tax:title'), says: t('tax:titleSays') },
        {
          to: '/$organization/books/clearing',
          name: t('clearing:clearing'),
          says: t('clearing:clearingSays'),
        },
        { to: '/$organization/books/gap-register', name: t('gapRegister'), says: t('gapRegisterSays') },
      ],
    },
  ] as const
  return (
    <BooksFrame room="reports" title={t('title')} under={t('titleSays')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {groups.map(({ name, reports }) => (
          <section className="surface room" key={name}>
            <Title order={2} size="h4">
              {name}
            </Title>
            {reports.map((report) => (
              <div key={report.to}>
                <Link to={report.to} params={{ organization: slug }}>
                  {report.name}
                </Link>
                <Text size="sm" className="quiet">
                  {report.says}
                </Text>
              </div>
            ))}
          </section>
        ))}
      </SimpleGrid>
    </BooksFrame>
  )
}
