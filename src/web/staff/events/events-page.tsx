import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import { workEventsTable } from '../../../contract/tables/lists.ts'
import { WORK_EVENT_TYPES, type WorkEventRow } from '../../../contract/work-event.ts'
import { billhook } from '../../api/client.ts'
import { eventList, type EventsAsked } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { askedOf, type ListColumn } from '../../ui/list/column.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { SearchBox } from '../../ui/list/search-box.tsx'
import { Page } from '../../ui/page.tsx'
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
  // What the address says is checked by the server.
  const asked = askedOf(search) as EventsAsked
  const query = useInfiniteQuery(eventList.rows(slug, asked))
  const total = useQuery(eventList.total(slug, asked))
  return (
    <Page
      title={t('events')}
      under={t('eventsUnder')}
      beside={
        <SearchBox
          key={slug}
          label={t('eventsSearchLabel')}
          placeholder={t('eventsSearch')}
          value={search.q ?? ''}
          look={(q) => void go({ search: (before) => ({ ...before, q }), replace: true })}
        />
      }
    >
      <ListFrame
        list="events"
        label={t('events')}
        organization={organization}
        search={search}
        go={(next) => void go({ search: next })}
        query={query}
        total={total.data}
        columns={useEventColumns(organization)}
        filters={useEventFilters()}
        nameOf={(row) => row.externalId}
        open={({ id }) =>
          void navigate({ to: '/$organization/events/$id', params: { organization: slug, id } })
        }
        exported={() => billhook(slug).get('/v1/work-events.csv', { query: asked })}
        table={workEventsTable}
        empty={
          Object.keys(asked).length > 0
            ? { title: t('nothing'), hint: t('nothingHint') }
            : { title: t('noEvents'), hint: t('noEventsHint') }
        }
      />
    </Page>
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
          <div className="quiet under">{row.reason ?? row.externalId}</div>
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
