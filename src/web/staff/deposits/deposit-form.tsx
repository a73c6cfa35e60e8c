import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { depositLeft, type DepositOn, depositPreview, useAskDeposit } from '../../api/deposits.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { DepositPreview } from './deposit-preview.tsx'
import { shareTyped, type Way, WAYS } from './share.ts'
import { DateWithin } from '../../ui/date-within.tsx'

/** Bills a part of a whole before the whole; what the server makes of it is shown while it is typed. */
export function DepositForm({
  on,
  currency,
  today,
  organization,
  onDone,
}: {
  on: DepositOn
  currency: string
  /** The organization's calendar date. */
  today: string
  organization: string
  /** Is told of the deposit; the form stands outside the router. */
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('deposits')
  const [way, setWay] = useState<Way>('percent')
  const [text, setText] = useState('30')
  const [description, setDescription] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const act = useAskDeposit(organization)
  const left = useQuery(depositLeft(organization, on))
  const share = shareTyped(way, text, currency)
  const shown = useQuery({
    ...depositPreview(organization, on, share ?? {}),
    enabled: share !== null && left.isSuccess,
    placeholderData: keepPreviousData,
  })
  const preview = share !== null && shown.isSuccess ? shown.data : undefined
  const error = act.error ?? left.error ?? (share === null ? null : shown.error)
  const choose = (next: Way): void => {
    act.reset()
    setWay(next)
    setText('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const body = { ...on, ...share, description: description.trim() || null, dueOn }
        act.mutate(body, {
          onSuccess: ({ id }) => {
            modals.closeAll()
            onDone(id)
          },
        })
      }}
    >
      <Stack>
        <Text size="sm">{t('under')}</Text>
        {left.data && (
          <Text size="sm" fw={600}>
            {t('leftNow', { amount: moneyText(left.data.total, currency) })}
          </Text>
        )}
        <SegmentedControl
          aria-label={t('way')}
          data={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
          value={way}
          onChange={(value) => choose(value)}
        />
        <TextInput
          data-autofocus
          label={t(`shares.${way}`, { currency })}
          description={t(`hows.${way}`)}
          inputMode="decimal"
          required
          value={text}
          error={text.trim() !== '' && share === null ? t(`unreadable.${way}`) : null}
          onChange={(event) => {
            act.reset()
            setText(event.currentTarget.value)
          }}
        />
        <TextInput
          label={t('description')}
          placeholder={preview?.lines[0]?.description ?? ''}
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <DateWithin
          label={t('dueOn')}
          placeholder={t('byTerms')}
          clearable
          clearButtonProps={{ 'aria-label': t('clearDue') }}
          from={today}
          value={dueOn}
          onChange={setDueOn}
        />
        <div aria-live="polite">
          {preview && left.data && <DepositPreview deposit={preview} left={left.data.total} />}
        </div>
        {error && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" disabled={!preview || shown.isPlaceholderData} loading={act.isPending}>
            {t('ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
