import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { workTable } from '../../../contract/tables/lists.ts'
import { WorkKind, WorkStage } from '../../../contract/work-kind.ts'
import { billhook } from '../../api/client.ts'
import { type WorkAsked, workList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { askedOf } from '../../ui/list/column.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { SearchBox } from '../../ui/list/search-box.tsx'
import { Page } from '../../ui/page.tsx'
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
  const asked = workAsked(search)
  const query = useInfiniteQuery(workList.rows(slug, asked))
  const total = useQuery(workList.total(slug, asked))
  const isNarrowed = Object.keys(asked).some((name) => name !== 'billed' && name !== 'billable')
  const billed = search.billed ?? 'false'
  return (
    <Page
      title={t('work')}
      under={t('workUnder')}
      beside={
        <SearchBox
          key={slug}
          label={t('workSearchLabel')}
          placeholder={t('workSearch')}
          value={search.q ?? ''}
          look={(q) => void go({ search: (before) => ({ ...before, q }), replace: true })}
        />
      }
    >
      <ListFrame
        list="work"
        label={t('work')}
        organization={organization}
        search={search}
        go={(next) => void go({ search: next })}
        query={query}
        total={total.data}
        columns={useWorkColumns(slug)}
        filters={useWorkFilters()}
        nameOf={workText}
        open={({ id }) =>
          void navigate({ to: '/$organization/work/$id', params: { organization: slug, id } })
        }
        actions={useWorkActions(organization)}
        exported={() => billhook(slug).get('/v1/work.csv', { query: asked })}
        table={workTable}
        empty={
          isNarrowed
            ? { title: t('nothing'), hint: t('nothingHint') }
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
    </Page>
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
