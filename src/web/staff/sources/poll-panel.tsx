import { Button, Group, NativeSelect, Text } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
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
  const { t } = useTranslation('sources')
  const poll = usePoll(organization.slug, connection.id)
  const change = usePollMinutes(organization.slug, connection.id)
  const { lastPoll, pollMinutes } = connection
  const error = poll.error ?? change.error
  const minutes = [...new Set([...CHOICES, ...(pollMinutes === 0 ? [] : [pollMinutes])])].sort(
    (a, b) => a - b,
  )
  return (
    <Panel
      title={t('poll.title')}
      beside={
        connection.revokedAt === null && (
          <Button size="xs" variant="default" loading={poll.isPending} onClick={() => poll.mutate()}>
            {t('poll.now')}
          </Button>
        )
      }
    >
      {error && <ProblemAlert error={error} />}
      <Group justify="space-between" align="flex-start" gap="md">
        <div style={{ flex: '1 1 220px' }}>
          <Text size="sm">
            {lastPoll === null
              ? t('poll.never')
              : lastPoll.outcome === 'failed'
                ? lastPoll.reason
                : lastPoll.found === 0
                  ? t('poll.nothing')
                  : t('poll.found', { count: lastPoll.found })}
          </Text>
          {lastPoll && (
            <Text size="xs" className="quiet" mt={4}>
              {t(lastPoll.outcome === 'failed' ? 'poll.failedAt' : 'poll.at', {
                when: instantText(lastPoll.at, organization.timeZone),
              })}
            </Text>
          )}
        </div>
        <NativeSelect
          aria-label={t('poll.often')}
          disabled={connection.revokedAt !== null || change.isPending}
          value={String(pollMinutes)}
          data={[
            { value: '0', label: t('poll.off') },
            ...minutes.map((each) => ({ value: String(each), label: everyText(each, t) })),
          ]}
          onChange={(event) => change.mutate(Number(event.currentTarget.value))}
        />
      </Group>
    </Panel>
  )
}

function everyText(minutes: number, t: TFunction<'sources'>): string {
  if (minutes % 60 !== 0) return t('poll.minutes', { count: minutes })
  return minutes === 1440 ? t('poll.daily') : t('poll.hours', { count: minutes / 60 })
}
