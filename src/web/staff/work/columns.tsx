import { remarksText } from '../../texts/told.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WorkRow } from '../../../contract/work.ts'
import { dayText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { Money } from '../../ui/money.tsx'
import { workText } from '../../texts/said.ts'
import { CreateInvoice } from './create-invoice.tsx'

/** What the list of work can show of each. */
export function useWorkColumns(organization: string): readonly ListColumn<WorkRow>[] {
  const { t } = useTranslation('lists')
  return [
    {
      key: 'work',
      label: t('work'),
      share: 26,
      cell: (row) => (
        <>
          <Link
            to="/$organization/work/$id"
            params={{ organization, id: row.id }}
            onClick={(event) => event.stopPropagation()}
          >
            {workText(row)}
          </Link>
          {row.review !== null && (
            <div className="under" style={{ color: 'var(--tone-attention)' }}>
              {remarksText(row.reviewSaid, row.review)}
            </div>
          )}
        </>
      ),
    },
    { key: 'customer', label: t('customer'), share: 20, cell: (row) => row.customer?.name },
    { key: 'stage', label: t('stage'), share: 12, cell: (row) => t(`stage_${row.stage}`) },
    {
      key: 'day',
      label: t('day'),
      share: 12,
      phoneHide: true,
      cell: (row) => <span className="amount">{dayText(row.occurredOn)}</span>,
    },
    {
      key: 'worth',
      label: t('worth'),
      share: 14,
      end: true,
      cell: (row) => <Money amount={row.value} currency={row.currency} />,
    },
    {
      key: 'billed',
      label: t('billed'),
      share: 14,
      end: true,
      phoneHide: true,
      cell: (row) =>
        row.billed === 0 ? (
          <span className="quiet">—</span>
        ) : (
          <Money amount={row.billed} currency={row.currency} />
        ),
    },
    {
      key: 'invoice',
      label: t('kind_invoice'),
      share: 19,
      end: true,
      cell: (row) =>
        row.billable && <CreateInvoice work={row.id} organization={organization} size="compact-sm" />,
    },
    { key: 'kind', label: t('kind'), share: 12, extra: true, cell: (row) => t(`work_${row.kind}`) },
    { key: 'reference', label: t('reference'), share: 14, extra: true, cell: (row) => row.reference },
    { key: 'source', label: t('source'), share: 12, extra: true, cell: (row) => row.source },
  ]
}
