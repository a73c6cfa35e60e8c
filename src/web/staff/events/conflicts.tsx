import { stepTexts } from '../../texts/told.ts'
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import diff from 'microdiff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../contract/problem.ts'
import type { WorkEventConflict } from '../../../contract/work-event.ts'
import { conflictsOf, useLaterTelling, useSettleConflict } from '../../api/conflicts.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { FaultText } from '../../ui/fault-text.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** An event that was told again with another content (rule 1): what differs, and which of them stands. */
export function Conflicts({ event }: { event: string }) {
  const { slug } = useOwnOrganization()
  const { data } = useQuery(conflictsOf(slug, event))
  return data?.items.map((conflict) => <Conflict key={conflict.id} conflict={conflict} />)
}

function Conflict({ conflict }: { conflict: WorkEventConflict }) {
  const { t } = useTranslation('events')
  const { timeZone } = useOwnOrganization()
  const { recordedAt, resolvedAt, resolvedBy, resolution } = conflict
  return (
    <section className="surface" style={{ padding: 20 }} aria-label={t('toldAgain')}>
      <Title order={2} size="h5">
        {t('toldAgain')}
      </Title>
      <Text size="sm" className="quiet" mt={4} mb="sm">
        {t('toldAgainSays', { when: instantText(recordedAt, timeZone) })}
      </Text>
      <Differences conflict={conflict} />
      {resolution === null || resolvedAt === null ? (
        <Settling conflict={conflict} />
      ) : (
        <Text size="sm" mt="md">
          {t(`settled_${resolution}`, { who: resolvedBy, when: instantText(resolvedAt, timeZone) })}
        </Text>
      )}
    </section>
  )
}

function Differences({ conflict: { recorded, contradicting } }: { conflict: WorkEventConflict }) {
  const { t } = useTranslation('events')
  const differences = diff(recorded as Record<string, unknown>, contradicting as Record<string, unknown>)
  const shown = (value: unknown) =>
    value === undefined ? t('nothingSaid') : typeof value === 'string' ? value : JSON.stringify(value)
  return (
    <dl className="change">
      {differences.map((one) => (
        <div key={one.path.join('.')} style={{ display: 'contents' }}>
          <dt>{one.path.join('.')}</dt>
          <dd>
            <del>{shown('oldValue' in one ? one.oldValue : undefined)}</del> →{' '}
            <ins>{shown('value' in one ? one.value : undefined)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Settles it; the later telling only after what it would do was shown. */
function Settling({ conflict: { id } }: { conflict: WorkEventConflict }) {
  const { t } = useTranslation('events')
  const { slug } = useOwnOrganization()
  const [reason, setReason] = useState('')
  const look = useLaterTelling(slug, id)
  const settle = useSettleConflict(slug, id)
  const isRefused = look.data !== undefined && look.data.status >= 400
  const error = settle.error ?? look.error
  const as = (resolution: 'recorded_stands' | 'contradicting_applied') => () =>
    settle.mutate({ resolution, reason: reason.trim() === '' ? null : reason.trim() })
  return (
    <Stack mt="md" gap="sm">
      {look.data && (
        <div className="notice" role="status">
          {isRefused ? (
            <FaultText fault={look.data.answer as unknown as Problem} />
          ) : look.data.steps.length === 0 ? (
            t('wouldNothing')
          ) : (
            <>
              {t('would')}
              <ul style={{ margin: '6px 0 0', paddingInlineStart: 20 }}>
                {stepTexts(look.data).map((step, at) => (
                  <li key={at}>{step}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {error && <ProblemAlert error={error} />}
      <TextInput
        label={t('reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maw={480}
      />
      <Group gap="xs">
        {look.data && !isRefused ? (
          <Button loading={settle.isPending} onClick={as('contradicting_applied')}>
            {t('carryOut')}
          </Button>
        ) : (
          <Button disabled={isRefused} loading={look.isPending} onClick={() => look.mutate()}>
            {t('look')}
          </Button>
        )}
        <Button variant="default" loading={settle.isPending} onClick={as('recorded_stands')}>
          {t('stands')}
        </Button>
      </Group>
    </Stack>
  )
}
