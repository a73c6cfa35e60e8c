import { useTranslation } from 'react-i18next'
import type { PaymentRow } from '../../../contract/payment.ts'
import type { BulkAction } from '../../ui/list/bulk-bar.tsx'

/** What can be done to many payments at once, on a calendar date. */
export function usePaymentActions(today: string): readonly BulkAction<PaymentRow>[] {
  const { t } = useTranslation('payments')
  return [
    {
      key: 'useCredit',
      label: t('useCredit'),
      requestOf: ({ customer, currency, unapplied }) =>
        unapplied === 0
          ? { refused: t('noCreditLeft') }
          : {
              method: 'POST',
              path: `/v1/customers/${customer.id}/credit-applications`,
              body: { currency, amount: unapplied, appliedOn: today },
            },
    },
    {
      key: 'settleAlert',
      label: t('lookedAt'),
      requestOf: ({ id, alert, alertSettledAt }) =>
        alert === null || alertSettledAt !== null
          ? { refused: t('nothingToLookAt') }
          : { method: 'POST', path: `/v1/payments/${id}/alert-settlement`, body: {} },
    },
  ]
}
