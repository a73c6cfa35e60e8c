import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditPage as AuditLines } from '../../../contract/history.ts'
import { audit, type AuditFilters } from '../../api/audit.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Page } from '../../ui/page.tsx'
import { Changed } from './changed.tsx'

const route = getRouteApi('/inside/$organization/audit')

const SUBJECTS = [
  'invoice',
  'payment',
  'customer',
  'work',
  'organization',
  'number_series',
  'api_key',
  'webhook_source',
  'source_connection',
  'event_conflict',
] as const

/** Who did what, when and why, the newest first. What it is narrowed by stands in the address. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const { slug, timeZone } = useOwnOrganization()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(audit(slug, filters))
  const narrow = (by: AuditFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  const write = useDebouncedCallback((by: AuditFilters) => narrow(by), 300)
  const lines = list.data?.pages.flatMap((page) => page.items) ?? []
  const isNarrowed = Object.values(filters).some((value) => value !== undefined)
  return (
    <Page title={t('title')} under={t('says')}>
      <div className="filters">
        <NativeSelect
          label={t('about')}
          value={filters.subjectType ?? ''}
          data={[
            { value: '', label: t('anything') },
            ...SUBJECTS.map((subject) => ({ value: subject as string, label: t(subject) })),
          ]}
          onChange={(event) => narrow({ subjectType: event.currentTarget.value || undefined })}
        />
        <TextInput
          label={t('actor')}
          placeholder={t('actorHint')}
          defaultValue={filters.actor ?? ''}
          onChange={(event) => write({ actor: event.currentTarget.value.trim() || undefined })}
        />
        <TextInput
          label={t('verb')}
          placeholder={t('verbHint')}
          defaultValue={filters.verb ?? ''}
          onChange={(event) => write({ verb: event.currentTarget.value.trim() || undefined })}
        />
        <DayField label={t('from')} value={filters.fromDay} onChange={(fromDay) => narrow({ fromDay })} />
        <DayField label={t('to')} value={filters.toDay} onChange={(toDay) => narrow({ toDay })} />
      </div>
      {filters.subject !== undefined && (
        <div className="word-tabs">
          <FilterTag
            text={t('onlyOne')}
            says={t('remove', { filter: t('onlyOne') })}
            remove={() => narrow({ subject: undefined })}
          />
        </div>
      )}
      <ListSurface
        list={list}
        count={lines.length}
        empty={
          <Empty title={isNarrowed ? t('nothingFits') : t('none')}>
            {isNarrowed ? t('nothingFitsSays') : t('noneSays')}
          </Empty>
        }
      >
        <ul className="feed">
          {lines.map((line) => (
            <li key={line.id} className="act">
              <div>
                {line.sentence} <Subject line={line} organization={slug} />
                <div className="quiet">
                  {[line.actor, line.reason && t('reason', { reason: line.reason })]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
                <Changed before={line.before} after={line.after} currency={line.currency} />
                {line.eventId !== null && (
                  <Link to="/$organization/events/$id" params={{ organization: slug, id: line.eventId }}>
                    {t('event')}
                  </Link>
                )}
              </div>
              <time className="quiet amount" dateTime={line.at}>
                {instantText(line.at, timeZone)}
              </time>
            </li>
          ))}
        </ul>
      </ListSurface>
    </Page>
  )
}

/** The way to what an act was about, where it has a page. */
function Subject({ line, organization }: { line: AuditLines['items'][number]; organization: string }) {
  const { t } = useTranslation('audit')
  const { subjectType, subjectId: id, number } = line
  switch (subjectType) {
    case 'invoice':
      return (
        <Link to="/$organization/invoices/$id" params={{ organization, id }}>
          {number ?? t('open')}
        </Link>
      )
    case 'customer':
      return (
        <Link to="/$organization/customers/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'payment':
      return (
        <Link to="/$organization/books/entries" params={{ organization }} search={{ document: id }}>
          {t('open')}
        </Link>
      )
    case 'webhook_source':
      return (
        <Link to="/$organization/sources/webhooks/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'source_connection':
      return (
        <Link to="/$organization/sources/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'organization':
      return (
        <Link to="/$organization/settings" params={{ organization }}>
          {t('open')}
        </Link>
      )
    case 'number_series':
      return (
        <Link to="/$organization/settings/numbers" params={{ organization }}>
          {t('open')}
        </Link>
      )
    case 'api_key':
      return (
        <Link to="/$organization/settings/keys" params={{ organization }}>
          {t('open')}
        </Link>
      )
    default:
      return null
  }
}
