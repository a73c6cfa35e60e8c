import { Button, Checkbox, Group, Progress, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackFill } from '../../../contract/back-fill.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import { backFills, useBackFill, useCancelBackFill } from '../../api/sources.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Panel } from './panel.tsx'
import { DateWithin } from '../../ui/date-within.tsx'

/** Telling of the orders there were before, and how far that is. */
export function BackFillPanel({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const { t } = useTranslation('sources')
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
      title={t('backFill.title')}
      beside={
        isRunning && (
          <Button
            size="xs"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(last.id)}
          >
            {t('cancel')}
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
              <DateWithin
                label={t('backFill.since')}
                required
                value={since}
                to={organization.today}
                onChange={(day) => setSince(day ?? organization.today)}
              />
              <Button type="submit" variant="default" loading={start.isPending}>
                {dryRun ? t('backFill.count') : t('backFill.tell')}
              </Button>
              <Checkbox
                label={t('backFill.onlyCount')}
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

function Standing({ backFill, organization }: { backFill: BackFill; organization: Organization }) {
  const { t } = useTranslation('sources')
  const { state, dryRun, read, told, nothing, refused, failed, progress, reason } = backFill
  const when = (instant: string): string => instantText(instant, organization.timeZone)
  const percent = Math.round(progress * 100)
  const counts = [
    dryRun ? t('backFill.wouldTell', { number: told }) : t('backFill.told', { number: told }),
    t('backFill.nothing', { number: nothing }),
    t('backFill.refused', { number: refused }),
    t('backFill.failed', { number: failed }),
  ]
  const since = { when: when(backFill.since) }
  return (
    <div>
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm">
          {state === 'running'
            ? t(dryRun ? 'backFill.counting' : 'backFill.telling', since)
            : t(dryRun ? 'backFill.counted' : 'backFill.toldOf', {
                state: t(`backFill.states.${state}`),
                ...since,
              })}
        </Text>
        <Text size="sm" className="quiet amount">
          {state === 'running'
            ? t('backFill.readTo', { when: when(backFill.readTo) })
            : when(backFill.finishedAt ?? '')}
        </Text>
      </Group>
      {state === 'running' && (
        <Progress value={percent} size="sm" aria-label={t('backFill.progress', { percent })} animated />
      )}
      <Text size="sm" className="quiet" mt={6}>
        {t('backFill.read', { read, counts: counts.join(', ') })}
      </Text>
      {reason !== null && (
        <Text size="sm" mt={4} style={{ color: 'var(--tone-attention)' }}>
          {reason}
        </Text>
      )}
    </div>
  )
}
