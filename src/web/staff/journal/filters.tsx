import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import { accounts, SERVICES } from '../../api/books.ts'
import { instantText } from '../../ui/dates.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { accountChoice, entryKindText } from '../../texts/said.ts'
import { KINDS } from '../books/kinds.ts'
import { KnownAtField } from '../books/known-at-field.tsx'

/** What the journal may be narrowed by; one document only by a link to it. */
export function useJournalFilters({ slug, timeZone }: Organization): readonly ListFilter[] {
  const { t } = useTranslation(['books', 'reports'])
  const chart = useQuery(accounts(slug))
  return [
    {
      kind: 'choice',
      key: 'account',
      label: t('account'),
      choices: (chart.data?.items ?? []).map((one) => ({ value: one.code, label: accountChoice(one) })),
    },
    {
      kind: 'choice',
      key: 'kind',
      label: t('kind'),
      choices: KINDS.map((value) => ({ value, label: entryKindText(value) })),
    },
    { kind: 'customer', key: 'customer', label: t('customer') },
    { kind: 'days', from: 'from', to: 'to', label: t('date') },
    { kind: 'text', key: 'currency', label: t('currency') },
    { kind: 'text', key: 'source', label: t('source') },
    {
      kind: 'choice',
      key: 'service',
      label: t('reports:service'),
      choices: SERVICES.map((value) => ({
        value,
        label: value === 'none' ? t('noService') : t(`reports:${value}`),
      })),
    },
    { kind: 'own', key: 'document', label: t('ofDocument') },
    {
      kind: 'own',
      key: 'knownAt',
      label: t('reports:knownAt'),
      textOf: (instant) => instantText(instant, timeZone),
      field: (value, change) => <KnownAtField isInside value={value} onChange={change} />,
    },
  ]
}
