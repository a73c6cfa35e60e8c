import { useTranslation } from 'react-i18next'
import { WorkKind } from '../../../contract/work-kind.ts'
import type { ListFilter } from '../../ui/list/filters.ts'

/** What documents can be narrowed by. */
export function useInvoiceFilters(): readonly ListFilter[] {
  const { t } = useTranslation('lists')
  const yes = (key: string, label: string): ListFilter => ({
    kind: 'choice',
    key,
    label,
    choices: [{ value: 'true', label }],
  })
  return [
    { kind: 'customer', key: 'customer', label: t('customer') },
    { kind: 'days', from: 'issuedFrom', to: 'issuedTo', label: t('issued') },
    { kind: 'days', from: 'dueFrom', to: 'dueTo', label: t('due') },
    { kind: 'amounts', from: 'totalFrom', to: 'totalTo', label: t('total') },
    { kind: 'text', key: 'currency', label: t('currency') },
    yes('overdue', t('overdue')),
    yes('flagged', t('flagged')),
    {
      kind: 'choice',
      key: 'kind',
      label: t('kind'),
      choices: (['invoice', 'supplement', 'credit_note', 'deposit'] as const).map((value) => ({
        value,
        label: t(`kind_${value}`),
      })),
    },
    {
      kind: 'choice',
      key: 'workKind',
      label: t('workKind'),
      choices: WorkKind.options.map((value) => ({ value, label: t(`work_${value}`) })),
    },
  ]
}
