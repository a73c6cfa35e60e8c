import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberSeries } from '../../../contract/number-series.ts'
import { numberPreview, numberSeries, useChangeSeries } from '../../api/settings.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { ReadOnly, SettingsFrame } from './settings-frame.tsx'

/** How documents are numbered, with the numbers that come next. */
export function NumbersPage() {
  const { t } = useTranslation('settings')
  const { slug } = useOwnOrganization()
  const { data, error, refetch } = useQuery(numberSeries(slug))
  return (
    <SettingsFrame room="numbers" under={t('numbersSay')}>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          {!data.mayManage && <ReadOnly />}
          {data.items.map((series) => (
            <SeriesForm
              key={`${series.code} ${series.pattern} ${series.prefix}`}
              organization={slug}
              series={series}
              mayManage={data.mayManage}
            />
          ))}
        </>
      ) : (
        <RowsSkeleton />
      )}
    </SettingsFrame>
  )
}

function SeriesForm({
  organization,
  series,
  mayManage,
}: {
  organization: string
  series: NumberSeries
  mayManage: boolean
}) {
  const { t } = useTranslation('settings')
  const act = useChangeSeries(organization, series.code)
  const [form, setForm] = useState({ prefix: series.prefix, pattern: series.pattern })
  const [reason, setReason] = useState('')
  const [asked] = useDebouncedValue(form, 250)
  const isSame = form.prefix === series.prefix && form.pattern === series.pattern
  const shown = useQuery({
    ...numberPreview(organization, series.code, asked),
    enabled: !isSame,
    placeholderData: keepPreviousData,
  })
  const numbers = isSame ? series.preview : (shown.data?.preview ?? series.preview)
  const name = series.code === 'invoice' || series.code === 'credit_note' ? t(series.code) : series.code
  const problem = isSame ? null : (act.error ?? shown.error)
  return (
    <form
      className="surface room"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        void act.mutateAsync({ ...form, reason: reason.trim() === '' ? null : reason.trim() }).then(
          () => notifications.show({ message: t('saved') }),
          () => {}, // the form shows what was refused
        )
      }}
    >
      <Title order={2} size="h5">
        {name}
      </Title>
      <Text size="sm" className="quiet">
        {t('counter', { next: series.next })}
      </Text>
      <Text aria-live="polite" fw={560} className="amount" style={{ whiteSpace: 'normal' }}>
        {problem ? '' : t('next', { numbers: numbers.join(', ') })}
      </Text>
      <fieldset className="plain-fieldset" disabled={!mayManage}>
        <Stack maw={640}>
          <Group grow align="flex-start">
            <TextInput
              label={t('prefix')}
              value={form.prefix}
              onChange={(event) => setForm({ ...form, prefix: event.currentTarget.value })}
            />
            <TextInput
              label={t('pattern')}
              required
              value={form.pattern}
              onChange={(event) => setForm({ ...form, pattern: event.currentTarget.value })}
            />
          </Group>
          <Text size="xs" className="quiet">
            {t('patternHint', { interpolation: { skipOnVariables: true } })}
          </Text>
          {!isSame && (
            <TextInput
              label={t('reason')}
              description={t('reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {problem && <ProblemAlert error={problem} />}
          {mayManage && (
            <Group justify="flex-end">
              <Button type="submit" disabled={isSame} loading={act.isPending}>
                {t('save')}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  )
}
