import { useTranslation } from 'react-i18next'
import type { InvoiceRow } from '../../../contract/invoice.ts'
import type { BulkAction } from '../../ui/list/bulk-bar.tsx'

const PATHS = {
  confirm: 'confirmation',
  mark_sent: 'sending',
  publish: 'publication',
  archive: 'archiving',
  void: 'voiding',
} as const

/** What can be done to many documents at once; the server says of each whether it may be. */
export function useInvoiceActions(): readonly BulkAction<InvoiceRow>[] {
  const { t } = useTranslation(['lists', 'list'])
  return (Object.keys(PATHS) as (keyof typeof PATHS)[]).map((key) => ({
    key,
    label: t(key),
    requestOf: ({ id }, reason) => ({
      method: 'POST',
      path: `/v1/invoices/${id}/${PATHS[key]}`,
      body: { reason: reason ?? null },
    }),
    ...(key === 'void'
      ? {
          asks: {
            title: t('voidTitle'),
            label: t('reason', { ns: 'list' }),
            hint: t('reasonHint', { ns: 'list' }),
            isDangerous: true,
          },
        }
      : {}),
  }))
}
