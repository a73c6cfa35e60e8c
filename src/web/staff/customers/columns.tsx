import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../contract/customer.ts'
import type { Organization } from '../../../contract/organization.ts'
import { instantText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { BalanceCell } from './balance-cell.tsx'

/** What the list of customers can show of each; what they owe in one line for each currency. */
export function useCustomerColumns({ slug, timeZone }: Organization): readonly ListColumn<Customer>[] {
  const { t } = useTranslation('customers')
  return [
    {
      key: 'customer',
      label: t('customer'),
      share: 34,
      sort: 'name',
      cell: (row) => (
        <>
          <Link
            to="/$organization/customers/$id"
            params={{ organization: slug, id: row.id }}
            onClick={(event) => event.stopPropagation()}
          >
            {row.name}
          </Link>
          <div className="quiet under">{[row.company, row.email].filter(Boolean).join(' · ')}</div>
        </>
      ),
    },
    {
      key: 'openDocuments',
      label: t('openDocuments'),
      share: 14,
      end: true,
      phoneHide: true,
      cell: (row) => <BalanceCell organization={slug} customer={row} of="openDocuments" />,
    },
    {
      key: 'owes',
      label: t('owes'),
      share: 16,
      sort: 'owed',
      end: true,
      cell: (row) => <BalanceCell organization={slug} customer={row} of="owed" />,
    },
    {
      key: 'overdue',
      label: t('overdue'),
      share: 16,
      sort: 'overdue',
      end: true,
      phoneHide: true,
      cell: (row) => <BalanceCell organization={slug} customer={row} of="overdue" />,
    },
    {
      key: 'credit',
      label: t('credit'),
      share: 14,
      end: true,
      phoneHide: true,
      cell: (row) => <BalanceCell organization={slug} customer={row} of="credit" />,
    },
    { key: 'company', label: t('company'), share: 16, extra: true, cell: (row) => row.company },
    { key: 'email', label: t('email'), share: 22, extra: true, cell: (row) => row.email },
    { key: 'phone', label: t('phone'), share: 16, extra: true, cell: (row) => row.phone },
    { key: 'taxId', label: t('taxId'), share: 14, extra: true, cell: (row) => row.taxId },
    { key: 'terms', label: t('terms'), share: 14, extra: true, cell: (row) => row.terms },
    { key: 'source', label: t('source'), share: 14, extra: true, cell: (row) => row.source },
    {
      key: 'created',
      label: t('since'),
      share: 16,
      sort: 'created',
      extra: true,
      phoneHide: true,
      cell: (row) => <span className="amount">{instantText(row.createdAt, timeZone)}</span>,
    },
  ]
}
