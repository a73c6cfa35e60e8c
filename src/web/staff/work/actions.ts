import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { WorkRow } from '../../../contract/work.ts'
import type { BulkAction } from '../../ui/list/bulk-bar.tsx'

/** What can be done to much work at once. Drafts are made, so that nothing goes out unseen. */
export function useWorkActions({ profile }: Organization): readonly BulkAction<WorkRow>[] {
  const { t } = useTranslation('lists')
  const draft = (works: readonly WorkRow[]) => ({
    method: 'POST' as const,
    path: '/v1/invoices',
    body: { works: works.map(({ id }) => id), saveAsDraft: true },
  })
  const each: BulkAction<WorkRow> = { key: 'drafts', label: t('draftEach'), requestOf: (row) => draft([row]) }
  return profile.worksPerInvoice === 'one'
    ? [each]
    : [each, { key: 'draft', label: t('draftOfAll'), requestOfAll: draft }]
}
