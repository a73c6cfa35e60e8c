import { Button, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import { source, useDisconnect } from '../../api/sources.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { BackFillPanel } from './back-fill-panel.tsx'
import { CheckPanel } from './check-panel.tsx'
import { DeliveriesPanel } from './deliveries-panel.tsx'
import { showProblem } from './delivery-list.tsx'
import { PollPanel } from './poll-panel.tsx'
import { Standing } from './standing.tsx'

const route = getRouteApi('/inside/$organization/sources/$id')

/** One connection: whether it works, how it hears of changes, and what became of each. */
export function SourcePage() {
  const { t } = useTranslation('sources')
  const organization = useOwnOrganization()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(source(organization.slug, id))
  if (!data) {
    return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <RowsSkeleton />
  }
  const when = (instant: string): string => instantText(instant, organization.timeZone)
  const parts = { connection: data, organization }
  return (
    <Page
      title={data.source}
      under={
        <Group gap="sm" mt={4}>
          <Standing connection={data} />
          <span style={{ overflowWrap: 'anywhere' }}>{data.baseUrl}</span>
          <Link to="/$organization/sources" params={{ organization: organization.slug }}>
            {t('all')}
          </Link>
        </Group>
      }
      beside={data.revokedAt === null && <End connection={data} organization={organization.slug} />}
    >
      <Text size="sm" className="quiet">
        {t('connection.connectedAt', { when: when(data.createdAt) })}{' '}
        {data.lastWebhookAt === null
          ? t('connection.noWebhook')
          : t('connection.webhookAt', { when: when(data.lastWebhookAt) })}
        {data.revokedAt !== null && ` ${t('connection.endedAt', { when: when(data.revokedAt) })}`}
      </Text>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <CheckPanel {...parts} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Stack gap="lg">
            <PollPanel {...parts} />
            <BackFillPanel {...parts} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Title order={2} fz={15} fw={600}>
        {t('deliveries.title')}
      </Title>
      <DeliveriesPanel {...parts} />
    </Page>
  )
}

function End({ connection, organization }: { connection: SourceConnection; organization: string }) {
  const { t } = useTranslation('sources')
  const act = useDisconnect(organization, connection.id)
  const ask = (): void => {
    modals.openConfirmModal({
      title: t('connection.ending', { name: connection.source }),
      children: <Text size="sm">{t('connection.endingWhy')}</Text>,
      labels: { confirm: t('connection.end'), cancel: t('leave') },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        act.mutate(undefined, {
          onError: showProblem(t('connection.end')),
        }),
    })
  }
  return (
    <Button variant="default" loading={act.isPending} onClick={ask}>
      {t('connection.end')}
    </Button>
  )
}
