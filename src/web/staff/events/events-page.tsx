import { reasonText } from '../../texts/told.ts'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import { workEventsTable } from '../../../contract/tables/lists.ts'
import { WORK_EVENT_TYPES, type WorkEventRow } from '../../../contract/work-event.ts'
import { eventList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

const route = getRouteApi('/inside/$organization/events')

/** What the operations systems told, newest first, and what came of it. */
export function EventsPage() {
  const { t } = useTranslation('lists')
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  return (
    <ListFrame
      list="events"
      title={t('events')}
      under={t('eventsUnder')}
      organization={organization}
      find={{ label: t('eventsSearchLabel'), placeholder: t('eventsSearch') }}
      search={search}
      go={go}
      reading={eventList}
      columns={useEventColumns(organization)}
      filters={useEventFilters()}
      nameOf={(row) => row.externalId}
      open={({ id }) =>
        void navigate({ to: '/$organization/events/$id', params: { organization: slug, id } })
      }
      table={workEventsTable}
      empty={{ title: t('noEvents'), hint: t('noEventsHint') }}
    />
  )
}

function useEventColumns({ slug, timeZone }: Organization): readonly ListColumn<WorkEventRow>[] {
  const { t } = useTranslation('lists')
  return [
    {
      key: 'event',
      label: t('event'),
      share: 34,
      cell: (row) => (
        <>
          <Link
            to="/$organization/events/$id"
            params={{ organization: slug, id: row.id }}
            onClick={(event) => event.stopPropagation()}
          >
            {row.type}
          </Link>
          <div className="quiet under">{reasonText(row) ?? row.externalId}</div>
        </>
      ),
    },
    {
      key: 'outcome',
      label: t('outcome'),
      share: 16,
      cell: (row) => <OutcomeBadge outcome={row.outcome} />,
    },
    {
      key: 'happened',
      label: t('happened'),
      share: 18,
      phoneHide: true,
      cell: (row) => <span className="amount">{instantText(row.occurredAt, timeZone)}</span>,
    },
    { key: 'source', label: t('source'), share: 14, phoneHide: true, cell: (row) => row.source },
    {
      key: 'told',
      label: t('told'),
      share: 18,
      extra: true,
      phoneHide: true,
      cell: (row) => <span className="amount">{instantText(row.recordedAt, timeZone)}</span>,
    },
    { key: 'id', label: t('eventId'), share: 20, extra: true, cell: (row) => row.externalId },
    { key: 'actor', label: t('actor'), share: 16, extra: true, cell: (row) => row.actor },
  ]
}

function useEventFilters(): readonly ListFilter[] {
  const { t } = useTranslation('lists')
  return [
    {
      kind: 'choice',
      key: 'type',
      label: t('kind'),
      choices: WORK_EVENT_TYPES.map((value) => ({ value, label: value })),
    },
    {
      kind: 'choice',
      key: 'outcome',
      label: t('outcome'),
      choices: (['done', 'nothing', 'refused'] as const).map((value) => ({
        value,
        label: t(`outcome_${value}`),
      })),
    },
    { kind: 'text', key: 'source', label: t('source') },
    { kind: 'days', from: 'toldFrom', to: 'toldTo', label: t('told') },
  ]
}
