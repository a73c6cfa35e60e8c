import { toldText } from '../../texts/told.ts'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { auditTable } from '../../../contract/tables/lists.ts'
import { actList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { useAuditColumns } from './columns.tsx'
import { SUBJECTS } from './subjects.ts'

const route = getRouteApi('/inside/$organization/audit')

/** Who did what, when and why, the newest first. What it is narrowed by stands in the address. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const organization = useOwnOrganization()
  const search = route.useSearch()
  return (
    <ListFrame
      list="audit"
      title={t('title')}
      under={t('says')}
      organization={organization}
      find={{ label: t('search'), placeholder: t('searchHint') }}
      search={search}
      go={route.useNavigate()}
      reading={actList}
      columns={useAuditColumns(organization)}
      filters={useAuditFilters()}
      sort={search.sort ?? '-at'}
      nameOf={(row) => `${toldText(row.said, row.sentence)} ${instantText(row.at, organization.timeZone)}`}
      table={auditTable}
      empty={{ title: t('none'), hint: t('noneSays') }}
    />
  )
}

function useAuditFilters(): readonly ListFilter[] {
  const { t } = useTranslation('audit')
  return [
    {
      kind: 'choice',
      key: 'subjectType',
      label: t('about'),
      choices: SUBJECTS.map((value) => ({ value, label: t(value) })),
    },
    { kind: 'own', key: 'subject', label: t('onlyOne') },
    { kind: 'text', key: 'actor', label: t('actor'), hint: t('actorHint') },
    { kind: 'text', key: 'verb', label: t('verb'), hint: t('verbHint') },
    { kind: 'days', from: 'fromDay', to: 'toDay', label: t('at') },
  ]
}
