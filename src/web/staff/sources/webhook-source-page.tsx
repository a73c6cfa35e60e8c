import { Button, Group, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { WebhookSourceRecord } from '../../../contract/webhook-source.ts'
import { useChangeWebhookSource, webhookSource } from '../../api/webhook-sources.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Copied } from '../../ui/copied.tsx'
import { instantText } from '../../ui/dates.ts'
import { prettyJson } from '../../ui/json-pretty.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { MappingBench } from './mapping-bench.tsx'
import { RotateSecret } from './rotate-secret.tsx'
import { WebhookStanding } from './standing.tsx'
import { STARTERS } from './starters.ts'
import { WebhookDeliveriesPanel } from './webhook-deliveries-panel.tsx'

const route = getRouteApi('/inside/$organization/sources/webhooks/$id')

/** One webhook source: its mapping, what becomes of a body, and what became of each webhook. */
export function WebhookSourcePage() {
  const organization = useOwnOrganization()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(webhookSource(organization.slug, id))
  if (!data) {
    return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <RowsSkeleton />
  }
  return <Loaded key={id} source={data} organization={organization} />
}

function Loaded({ source, organization }: { source: WebhookSourceRecord; organization: Organization }) {
  const { t } = useTranslation('sources')
  const { slug, timeZone } = organization
  const [body, setBody] = useState(() => prettyJson(firstBody(source)))
  const change = useChangeWebhookSource(slug, source.id)
  const turnOn = (on: boolean): void => change.mutate({ on })
  return (
    <Page
      title={source.name}
      under={
        <Group gap="sm" mt={4}>
          <WebhookStanding source={source} />
          <span>{t('webhook.madeAt', { when: instantText(source.createdAt, timeZone) })}</span>
          <Link to="/$organization/sources" params={{ organization: slug }}>
            {t('all')}
          </Link>
        </Group>
      }
      beside={
        <Group gap="sm">
          <RotateSecret source={source} organization={slug} />
          {source.on ? (
            <Button variant="default" loading={change.isPending} onClick={() => turnOn(false)}>
              {t('webhook.turnOff')}
            </Button>
          ) : (
            <Button loading={change.isPending} onClick={() => turnOn(true)}>
              {t('webhook.turnOn')}
            </Button>
          )}
        </Group>
      }
    >
      {change.error && <ProblemAlert error={change.error} />}
      {source.turnedAwayAt !== null && (
        <div className="notice">
          <IconAlertTriangle size={17} aria-hidden />
          <span>
            {t('webhook.turnedAway', {
              count: source.turnedAway,
              when: instantText(source.turnedAwayAt, timeZone),
            })}
          </span>
        </div>
      )}
      <section className="surface" style={{ padding: 20 }}>
        <Copied
          label={t('secret.address')}
          copyLabel={t('secret.copyAddress')}
          value={`${window.location.origin}${source.path}`}
        />
        <Text size="sm" className="quiet" mt={8}>
          {source.on ? t('webhook.whenOn') : t('webhook.whenOff')}
        </Text>
      </section>
      <MappingBench source={source} organization={organization} body={body} setBody={setBody} />
      <Title order={2} fz={15} fw={600}>
        {t('deliveries.title')}
      </Title>
      <WebhookDeliveriesPanel
        source={source}
        organization={organization}
        use={(sent) => {
          setBody(prettyJson(sent))
          window.scrollTo({ top: 0 })
        }}
      />
    </Page>
  )
}

/** A kept sample, else the one that goes with what the mapping began with. */
function firstBody({ samples, mappings }: WebhookSourceRecord): unknown {
  if (samples.length > 0) return samples[0]
  const { event } = mappings[0]!.mapping as { event?: unknown }
  return Object.values(STARTERS).find(({ mapping }) => mapping['event'] === event)?.payload ?? {}
}
