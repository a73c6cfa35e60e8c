import { reasonText, stepTexts } from '../../texts/told.ts'
import { Code, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { workEvent } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { Conflicts } from './conflicts.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

const route = getRouteApi('/inside/$organization/events/$id')

/** An event: what it said, and what was done because of it. */
export function EventPage() {
  const { t } = useTranslation('events')
  const organization = useOwnOrganization()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(workEvent(organization.slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  return (
    <Page
      title={data.type}
      under={t('told', {
        id: data.externalId,
        source: data.source,
        when: instantText(data.occurredAt, organization.timeZone),
        actor: data.actor,
      })}
      beside={<OutcomeBadge outcome={data.outcome} />}
    >
      <Conflicts event={id} />
      <section className="surface" style={{ padding: 20 }}>
        <Title order={2} fz={13} fw={600} className="quiet" mb={10}>
          {t('done')}
        </Title>
        {data.steps.length === 0 ? (
          <Text size="sm">{reasonText(data) ?? t('nothing')}</Text>
        ) : (
          <ol className="timeline">
            {stepTexts(data).map((step, at) => (
              <li key={at}>
                <Text size="sm">{step}</Text>
              </li>
            ))}
          </ol>
        )}
        {data.workId !== null && (
          <Link
            to="/$organization/work/$id"
            params={{ organization: organization.slug, id: data.workId }}
            style={{ fontSize: 14 }}
          >
            {t('work')}
          </Link>
        )}
      </section>
      <Stack gap={6}>
        <Title order={2} fz={13} fw={600} className="quiet">
          {t('said')}
        </Title>
        <Code
          block
          style={{
            background: 'var(--surface)',
            border: '1px solid var(--line)',
            maxHeight: 520,
            overflow: 'auto',
          }}
          tabIndex={0}
        >
          {JSON.stringify(data.body, null, 2)}
        </Code>
      </Stack>
    </Page>
  )
}
