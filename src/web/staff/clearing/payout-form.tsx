import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCurrency } from '../../../kernel/currency.ts'
import { useRecordPayout } from '../../api/payouts.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { amountTyped } from '../payments/allocation.ts'

/** Records what a gateway paid out; what reached the bank follows from the rest. */
export function PayoutForm({
  organization,
  own,
  today,
}: {
  organization: string
  /** The organization's own currency. */
  own: string
  today: string
}) {
  const { t } = useTranslation('clearing')
  const act = useRecordPayout(organization)
  const [provider, setProvider] = useState('')
  const [providerId, setProviderId] = useState('')
  const [given, setCurrency] = useState(own)
  const [gross, setGross] = useState('')
  const [fee, setFee] = useState('')
  const [paidOn, setPaidOn] = useState(today)
  const [reference, setReference] = useState('')
  const currency = isCurrency(given) ? given : own
  const amounts = { gross: amountTyped(gross, currency), fee: amountTyped(fee, currency) }
  const net = amounts.gross === null || amounts.fee === null ? null : amounts.gross - amounts.fee
  const isWrong =
    provider.trim() === '' || providerId.trim() === '' || !isCurrency(given) || net === null || gross === ''
  return (
    <form
      aria-label={t('record')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        const body = {
          provider: provider.trim(),
          providerId: providerId.trim(),
          currency,
          gross: String(amounts.gross),
          fee: String(amounts.fee),
          net: String(net),
          paidOn,
          reference: reference.trim() === '' ? null : reference.trim(),
        }
        act.mutate(body, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
          <TextInput
            label={t('provider')}
            placeholder="Stripe"
            required
            data-autofocus
            value={provider}
            onChange={(event) => setProvider(event.currentTarget.value)}
          />
          <TextInput
            label={t('providerId')}
            required
            value={providerId}
            onChange={(event) => setProviderId(event.currentTarget.value)}
          />
          <TextInput
            label={t('currency')}
            required
            maxLength={3}
            value={given}
            onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          />
          <DateInput
            label={t('paidOn')}
            required
            value={paidOn}
            onChange={(day) => setPaidOn(day ?? today)}
          />
          <TextInput
            label={t('gross')}
            inputMode="decimal"
            required
            value={gross}
            error={amounts.gross === null ? t('wrongAmount') : undefined}
            onChange={(event) => setGross(event.currentTarget.value)}
          />
          <TextInput
            label={t('fee')}
            inputMode="decimal"
            value={fee}
            error={amounts.fee === null ? t('wrongAmount') : undefined}
            onChange={(event) => setFee(event.currentTarget.value)}
          />
        </SimpleGrid>
        <TextInput
          label={t('reference')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {net !== null && (
          <Text size="sm" aria-live="polite">
            {t('reaches', { amount: moneyText(Number(net), currency) })}
          </Text>
        )}
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={isWrong} loading={act.isPending}>
            {t('record')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
