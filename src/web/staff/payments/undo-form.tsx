import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openItems } from '../../api/payments.ts'
import { undoPreview, useUndoAllocation } from '../../api/receivables.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** Takes what settled a document off it again: kept as credit, or moved, after a look at what opens and settles. */
export function UndoForm({
  organization,
  customerId,
  currency,
  allocation,
  today,
}: {
  organization: string
  customerId: string
  currency: string
  /** Minor units. */
  allocation: {
    readonly id: string
    readonly invoiceId: string
    readonly amount: number
    readonly difference: number
  }
  today: string
}) {
  const { t } = useTranslation('receivables')
  const act = useUndoAllocation(organization, allocation.id)
  const owed = useQuery(openItems(organization, customerId))
  const [moveTo, setMoveTo] = useState('')
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const change = { undoneOn: on, moveTo: moveTo === '' ? null : moveTo }
  const preview = useQuery(undoPreview(organization, allocation.id, { ...change, reason: '—' }))
  const others = (owed.data?.items ?? []).filter(
    (item) => item.currency === currency && !item.draft && item.invoiceId !== allocation.invoiceId,
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ ...change, reason }, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <NativeSelect
          label={t('moveTo')}
          value={moveTo}
          onChange={(event) => setMoveTo(event.currentTarget.value)}
          data={[
            { value: '', label: t('keep') },
            ...others.map((item) => ({
              value: item.invoiceId,
              label: t('openAfter', { number: item.number, amount: moneyText(item.open, currency) }),
            })),
          ]}
        />
        <DateInput label={t('on')} value={on} onChange={(day) => setOn(day ?? today)} required />
        <Textarea
          label={t('reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {preview.data && (
          <section aria-label={t('whatHappens')}>
            <Text size="sm" fw={600}>
              {t('whatHappens')}
            </Text>
            {preview.data.invoices.map(({ id, number, balance }) => (
              <Text size="sm" key={id}>
                {t('openAfter', { number, amount: moneyText(balance, currency) })}
              </Text>
            ))}
            {moveTo === '' && (
              <Text size="sm">
                {t('keptAfter', { amount: moneyText(allocation.amount - allocation.difference, currency) })}
              </Text>
            )}
          </section>
        )}
        {(act.error ?? preview.error) && <ProblemAlert error={(act.error ?? preview.error)!} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={reason.trim() === ''}>
            {t('takeOff')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
