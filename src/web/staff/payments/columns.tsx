import { remarksText } from '../../texts/told.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { PaymentRow } from '../../../contract/payment.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { Money } from '../../ui/money.tsx'
import { useMethodName } from './methods.ts'

/** What the list of payments can show of each. */
export function usePaymentColumns({ slug, timeZone }: Organization): readonly ListColumn<PaymentRow>[] {
  const { t } = useTranslation('payments')
  const methodName = useMethodName()
  return [
    {
      key: 'customer',
      label: t('customer'),
      share: 28,
      cell: (row) => (
        <>
          <Link
            to="/$organization/payments/$id"
            params={{ organization: slug, id: row.id }}
            onClick={(event) => event.stopPropagation()}
          >
            {row.customer.name}
          </Link>
          {row.alert !== null && row.alertSettledAt === null && (
            <div className="under" style={{ color: 'var(--tone-attention)' }}>
              {remarksText(row.alertSaid, row.alert)}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'received',
      label: t('received'),
      share: 15,
      sort: 'received',
      cell: (row) => <span className="amount">{dayText(row.receivedOn)}</span>,
    },
    { key: 'method', label: t('method'), share: 15, cell: (row) => methodName(row.method) },
    { key: 'reference', label: t('reference'), share: 18, phoneHide: true, cell: (row) => row.reference },
    {
      key: 'credit',
      label: t('credit'),
      share: 15,
      end: true,
      phoneHide: true,
      cell: (row) =>
        row.unapplied === 0 ? (
          <span className="quiet">—</span>
        ) : (
          <Money amount={row.unapplied} currency={row.currency} />
        ),
    },
    {
      key: 'amount',
      label: t('amount'),
      share: 14,
      sort: 'amount',
      end: true,
      cell: (row) => <Money amount={row.amount} currency={row.currency} />,
    },
    { key: 'provider', label: t('provider'), share: 12, extra: true, cell: (row) => row.provider },
    { key: 'providerId', label: t('providerId'), share: 18, extra: true, cell: (row) => row.providerId },
    { key: 'memo', label: t('memo'), share: 18, extra: true, cell: (row) => row.memo },
    {
      key: 'recorded',
      label: t('recorded'),
      share: 18,
      extra: true,
      phoneHide: true,
      cell: (row) => <span className="amount">{instantText(row.recordedAt, timeZone)}</span>,
    },
  ]
}
