import { Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackFill } from '../../../contract/back-fill.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import { backFills, useBackFill, useCancelBackFill } from '../../api/sources.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Panel } from './panel.tsx'

/** Telling of the orders there were before, and how far that is. */
export function BackFillPanel({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const list = useQuery(backFills(organization.slug, connection.id))
  const start = useBackFill(organization.slug, connection.id)
  const cancel = useCancelBackFill(organization.slug, connection.id)
  const [since, setSince] = useState<string>(organization.today)
  const [dryRun, setDryRun] = useState(true)
  const last = list.data?.items[0]
  const isRunning = last?.state === 'running'
  const error = start.error ?? cancel.error ?? list.error
  return (
    <Panel
      title="Existing orders"
      beside={
        isRunning && (
          <Button
            size="xs"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(last.id)}
          >
            Cancel
          </Button>
        )
      }
    >
      <Stack>
        {error && <ProblemAlert error={error} />}
        {last && <Standing backFill={last} organization={organization} />}
        {!isRunning && connection.revokedAt === null && (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              start.mutate({ since, dryRun })
            }}
          >
            <Group align="flex-end" gap="md">
              <DateInput
                label="Orders made since"
                required
                value={since}
                maxDate={organization.today}
                valueFormat="D MMM YYYY"
                onChange={(day) => setSince(day ?? organization.today)}
              />
              <Button type="submit" variant="default" loading={start.isPending}>
                {dryRun ? 'Count them' : 'Tell of them'}
              </Button>
              <Checkbox
                label="Only count, change nothing"
                checked={dryRun}
                onChange={(event) => setDryRun(event.currentTarget.checked)}
                pb={8}
              />
            </Group>
          </form>
        )}
      </Stack>
    </Panel>
  )
}

const ENDED = { running: '', done: 'Done', failed: 'Given up', cancelled: 'Cancelled' } as const

function Standing({ backFill, organization }: { backFill: BackFill; organization: Organization }) {
  const { state, dryRun, read, told, nothing, refused, failed, progress, reason } = backFill
  const when = (instant: string): string => instantText(instant, organization.timeZone)
  const percent = Math.round(progress * 100)
  const counts: [string, number][] = [
    [dryRun ? 'would be told' : 'told', told],
    ['nothing to do', nothing],
    ['refused', refused],
    ['failed', failed],
  ]
  return (
    <div>
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm">
          {state === 'running'
            ? `${dryRun ? 'Counting' : 'Telling of'} orders since ${when(backFill.since)}`
            : `${ENDED[state]}: ${dryRun ? 'counted orders' : 'orders'} since ${when(backFill.since)}`}
        </Text>
        <Text size="sm" className="quiet amount">
          {state === 'running' ? `read up to ${when(backFill.readTo)}` : when(backFill.finishedAt ?? '')}
        </Text>
      </Group>
      {state === 'running' && (
        <Progress value={percent} size="sm" aria-label={`Back-fill, ${percent} percent`} animated />
      )}
      <Text size="sm" className="quiet" mt={6}>
        {read} read: {counts.map(([name, count]) => `${count} ${name}`).join(', ')}
      </Text>
      {reason !== null && (
        <Text size="sm" mt={4} style={{ color: 'var(--tone-attention)' }}>
          {reason}
        </Text>
      )}
    </div>
  )
}
