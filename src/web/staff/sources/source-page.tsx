import { Button, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
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
import { PollPanel } from './poll-panel.tsx'
import { Standing } from './standing.tsx'

const route = getRouteApi('/inside/$organization/sources/$id')

/** One connection: whether it works, how it hears of changes, and what became of each. */
export function SourcePage() {
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
            All sources
          </Link>
        </Group>
      }
      beside={data.revokedAt === null && <End connection={data} organization={organization.slug} />}
    >
      <Text size="sm" className="quiet">
        Connected {when(data.createdAt)}.{' '}
        {data.lastWebhookAt === null
          ? 'No webhook has arrived.'
          : `The last webhook arrived ${when(data.lastWebhookAt)}.`}
        {data.revokedAt !== null && ` Ended ${when(data.revokedAt)}.`}
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
        Deliveries
      </Title>
      <DeliveriesPanel {...parts} />
    </Page>
  )
}

function End({ connection, organization }: { connection: SourceConnection; organization: string }) {
  const act = useDisconnect(organization, connection.id)
  const ask = (): void => {
    modals.openConfirmModal({
      title: `End ${connection.source}`,
      children: (
        <Text size="sm">
          Its webhooks are answered like those of a stranger, and nothing is polled any more. What was told
          stays. Connect the same source again to go on.
        </Text>
      ),
      labels: { confirm: 'End the connection', cancel: 'Leave it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        act.mutate(undefined, {
          onError: (error) => modals.open({ title: 'End', children: <ProblemAlert error={error} /> }),
        }),
    })
  }
  return (
    <Button variant="default" loading={act.isPending} onClick={ask}>
      End the connection
    </Button>
  )
}
