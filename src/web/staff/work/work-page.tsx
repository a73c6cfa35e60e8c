import { SegmentedControl } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { workTable } from '../../../contract/tables/lists.ts'
import { WorkKind, WorkStage } from '../../../contract/work-kind.ts'
import { type WorkAsked, workList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { askedOf } from '../../ui/list/column.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { workText } from '../../texts/said.ts'
import { useWorkActions } from './actions.ts'
import { useWorkColumns } from './columns.tsx'
import type { WorkSearch } from './search.ts'

const route = getRouteApi('/inside/$organization/work')

/** The work that was told of: what is not billed yet, what is, or everything. */
export function WorkPage() {
  const { t } = useTranslation('lists')
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  const billed = search.billed ?? 'false'
  return (
    <ListFrame
      list="work"
      title={t('work')}
      under={t('workUnder')}
      organization={organization}
      find={{ label: t('workSearchLabel'), placeholder: t('workSearch') }}
      search={search}
      go={go}
      reading={workList}
      asked={workAsked(search)}
      columns={useWorkColumns(slug)}
      filters={useWorkFilters()}
      nameOf={workText}
      open={({ id }) => void navigate({ to: '/$organization/work/$id', params: { organization: slug, id } })}
      actions={useWorkActions(organization)}
      table={workTable}
      empty={{ title: t('allBilled'), hint: t('allBilledHint') }}
      nothing={(by) =>
        by.some((name) => name !== 'billed')
          ? null
          : billed === 'false'
            ? { title: t('allBilled'), hint: t('allBilledHint') }
            : { title: t('noWork'), hint: t('noWorkHint') }
      }
      tabs={
        <SegmentedControl
          size="xs"
          aria-label={t('billed')}
          value={billed}
          data={[
            { value: 'false', label: t('notBilled') },
            { value: 'true', label: t('billed') },
            { value: 'all', label: t('all') },
          ]}
          onChange={(which) => void go({ search: (before) => ({ ...before, billed: which }) })}
        />
      }
    />
  )
}

/** What the server is asked for: without a word about it, what is not billed. It checks what the address says. */
function workAsked(search: WorkSearch): WorkAsked {
  const { billed = 'false', ...asked } = askedOf(search)
  const which = { false: { billable: 'true' }, true: { billed: 'true' } }[billed]
  return { ...asked, ...which } as WorkAsked
}

function useWorkFilters(): readonly ListFilter[] {
  const { t } = useTranslation('lists')
  return [
    { kind: 'customer', key: 'customer', label: t('customer') },
    { kind: 'text', key: 'source', label: t('source') },
    { kind: 'days', from: 'from', to: 'to', label: t('day') },
    {
      kind: 'choice',
      key: 'kind',
      label: t('kind'),
      choices: WorkKind.options.map((value) => ({ value, label: t(`work_${value}`) })),
    },
    {
      kind: 'choice',
      key: 'stage',
      label: t('stage'),
      choices: WorkStage.options.map((value) => ({ value, label: t(`stage_${value}`) })),
    },
  ]
}
