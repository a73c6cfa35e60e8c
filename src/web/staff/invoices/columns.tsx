import { Tooltip } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { InvoiceRow } from '../../../contract/invoice.ts'
import { dayText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { Money } from '../../ui/money.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'

/** What a list of documents can show of each. */
export function useInvoiceColumns(organization: string): readonly ListColumn<InvoiceRow>[] {
  const { t } = useTranslation('lists')
  return [
    {
      key: 'number',
      label: t('number'),
      share: 24,
      sort: 'number',
      cell: (row) => <NumberCell row={row} organization={organization} />,
    },
    { key: 'customer', label: t('customer'), share: 22, cell: (row) => row.customer.name },
    { key: 'status', label: t('status'), share: 17, cell: (row) => <WordBadge word={row.word} /> },
    {
      key: 'issued',
      label: t('issued'),
      share: 13,
      sort: 'issued',
      phoneHide: true,
      cell: (row) => <span className="amount">{dayText(row.issuedOn)}</span>,
    },
    {
      key: 'due',
      label: t('due'),
      share: 13,
      sort: 'due',
      phoneHide: true,
      cell: (row) => row.kind !== 'credit_note' && <span className="amount">{dayText(row.dueOn)}</span>,
    },
    {
      key: 'total',
      label: t('total'),
      share: 14,
      sort: 'total',
      end: true,
      cell: (row) => (
        <Money amount={row.kind === 'credit_note' ? -row.total : row.total} currency={row.currency} />
      ),
    },
    {
      key: 'open',
      label: t('open'),
      share: 14,
      sort: 'open',
      end: true,
      phoneHide: true,
      cell: (row) =>
        row.balance === 0 ? (
          <span className="quiet">—</span>
        ) : (
          <Money amount={row.balance} currency={row.currency} />
        ),
    },
    { key: 'kind', label: t('kind'), share: 12, extra: true, cell: (row) => t(`kind_${row.kind}`) },
    { key: 'reference', label: t('reference'), share: 14, extra: true, cell: (row) => row.reference },
    { key: 'currency', label: t('currency'), share: 9, extra: true, cell: (row) => row.currency },
  ]
}

function NumberCell({ row, organization }: { row: InvoiceRow; organization: string }) {
  const { t } = useTranslation('lists')
  const kind = row.kind === 'invoice' ? null : t(`kind_${row.kind}`)
  return (
    <>
      <Link
        to="/$organization/invoices/$id"
        params={{ organization, id: row.id }}
        onClick={(event) => event.stopPropagation()}
      >
        {row.number ?? t('notNumbered')}
      </Link>{' '}
      {row.flagged && (
        <Tooltip label={t('flaggedHint')}>
          <IconFlag size={14} aria-label={t('flagged')} style={{ color: 'var(--tone-attention)' }} />
        </Tooltip>
      )}
      <div className="quiet under">{[kind, row.reference].filter(Boolean).join(' · ')}</div>
    </>
  )
}
