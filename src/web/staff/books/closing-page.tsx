import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockDates } from '../../../contract/lock-dates.ts'
import { lockDates, useChangeLockDates } from '../../api/lock-dates.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { BooksFrame } from './books-frame.tsx'
import { Years } from './years.tsx'
import { DateWithin } from '../../ui/date-within.tsx'

const LOCKS = ['soft', 'tax', 'hard'] as const

/** Through which days the books are closed, and closing more of them or opening them again (rule 21). */
export function ClosingPage() {
  const { t } = useTranslation('closing')
  const { slug } = useOwnOrganization()
  const { data, error, refetch } = useQuery(lockDates(slug))
  const through = data?.closedThrough
  return (
    <BooksFrame
      room="lockDates"
      under={
        through === undefined
          ? t('says')
          : through === null
            ? t('allOpen')
            : t('closedThrough', { day: dayText(through) })
      }
    >
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <Locks key={LOCKS.map((lock) => data[lock]).join()} locks={data} organization={slug} />
      ) : (
        <RowsSkeleton count={3} />
      )}
      <Years organization={slug} />
    </BooksFrame>
  )
}

function Locks({ locks, organization }: { locks: LockDates; organization: string }) {
  const { t } = useTranslation('closing')
  const { today } = useOwnOrganization()
  const act = useChangeLockDates(organization)
  const [days, setDays] = useState({ soft: locks.soft, tax: locks.tax, hard: locks.hard })
  const [reason, setReason] = useState('')
  const changed = LOCKS.filter((lock) => days[lock] !== locks[lock])
  const isBack = changed.some((lock) => locks[lock] !== null && (days[lock] ?? '') < locks[lock])
  const mayNot = { soft: !locks.mayClose, tax: !locks.mayClose, hard: !locks.mayClose }
  return (
    <form
      className="surface room"
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(
          {
            ...Object.fromEntries(changed.map((lock) => [lock, days[lock]])),
            reason: reason.trim() === '' ? null : reason.trim(),
          },
          { onSuccess: () => notifications.show({ message: t('saved') }) },
        )
      }}
    >
      <Text size="sm" className="quiet">
        {t('says')}
      </Text>
      <Stack maw={520} mt="md">
        {LOCKS.map((lock) => (
          <DateWithin
            key={lock}
            label={t(lock)}
            description={t(`${lock}Says`)}
            value={days[lock]}
            to={today}
            clearable={lock !== 'hard' || locks.hard === null}
            disabled={mayNot[lock]}
            onChange={(day) => setDays({ ...days, [lock]: day })}
            {...(lock === 'hard' && locks.hard !== null ? { from: locks.hard } : {})}
          />
        ))}
        {changed.length > 0 && (
          <TextInput
            label={t('reason')}
            description={t('reasonSays')}
            required={isBack}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {changed.includes('hard') && (
          <div className="notice" role="note">
            {t('hardWarning')}
          </div>
        )}
        {act.error && <ProblemAlert error={act.error} />}
        {locks.mayClose && (
          <Group justify="flex-end">
            <Button type="submit" disabled={changed.length === 0} loading={act.isPending}>
              {t(isBack ? 'reopen' : 'close')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
