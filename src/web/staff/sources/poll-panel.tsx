import { Button, Group, NativeSelect, Text } from '@mantine/core'
import type { Organization } from '../../../contract/organization.ts'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import { usePoll, usePollMinutes } from '../../api/sources.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Panel } from './panel.tsx'

const CHOICES = [1, 5, 15, 60, 240, 1440]

/** How often Fleetbase is asked for changes, and how that went last. */
export function PollPanel({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const poll = usePoll(organization.slug, connection.id)
  const change = usePollMinutes(organization.slug, connection.id)
  const { lastPoll, pollMinutes } = connection
  const error = poll.error ?? change.error
  const minutes = [...new Set([...CHOICES, ...(pollMinutes === 0 ? [] : [pollMinutes])])].sort(
    (a, b) => a - b,
  )
  return (
    <Panel
      title="Polling"
      beside={
        connection.revokedAt === null && (
          <Button size="xs" variant="default" loading={poll.isPending} onClick={() => poll.mutate()}>
            Poll now
          </Button>
        )
      }
    >
      {error && <ProblemAlert error={error} />}
      <Group justify="space-between" align="flex-start" gap="md">
        <div style={{ flex: '1 1 220px' }}>
          <Text size="sm">
            {lastPoll === null
              ? 'Not polled yet.'
              : lastPoll.outcome === 'failed'
                ? lastPoll.reason
                : foundText(lastPoll.found)}
          </Text>
          {lastPoll && (
            <Text size="xs" className="quiet" mt={4}>
              {lastPoll.outcome === 'failed' ? 'Failed ' : 'Polled '}
              {instantText(lastPoll.at, organization.timeZone)}
            </Text>
          )}
        </div>
        <NativeSelect
          aria-label="How often"
          disabled={connection.revokedAt !== null || change.isPending}
          value={String(pollMinutes)}
          data={[
            { value: '0', label: 'Never' },
            ...minutes.map((each) => ({ value: String(each), label: everyText(each) })),
          ]}
          onChange={(event) => change.mutate(Number(event.currentTarget.value))}
        />
      </Group>
    </Panel>
  )
}

function foundText(found: number): string {
  if (found === 0) return 'Nothing had changed.'
  return found === 1 ? 'One changed record was read again.' : `${found} changed records were read again.`
}

function everyText(minutes: number): string {
  if (minutes === 1) return 'Every minute'
  if (minutes % 60 !== 0) return `Every ${minutes} minutes`
  if (minutes === 60) return 'Every hour'
  return minutes === 1440 ? 'Once a day' : `Every ${minutes / 60} hours`
}
