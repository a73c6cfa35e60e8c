import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payment } from '../../../contract/payment.ts'
import { useRefund } from '../../api/receivables.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { amountTyped } from './allocation.ts'
import { typedAmount } from '../../ui/typed-number.ts'

/** Gives money of a payment back, all that is left or a part: of a document it settles, or of the credit it left. */
export function RefundForm({
  organization,
  payment,
  today,
}: {
  organization: string
  payment: Payment
  today: string
}) {
  const { t } = useTranslation('receivables')
  const { currency, refundable } = payment
  const act = useRefund(organization, payment.id)
  const [place, setPlace] = useState(0)
  const from = refundable[place]!
  const [text, setText] = useState(typedAmount(from.amount, currency))
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const amount = amountTyped(text, currency) ?? 0n
  const choose = (next: number): void => {
    setPlace(next)
    setText(typedAmount(refundable[next]!.amount, currency))
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const body = { invoiceId: from.invoiceId, amount: String(amount), refundedOn: on, reason }
        act.mutate(body, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <NativeSelect
          label={t('of')}
          value={String(place)}
          onChange={(event) => choose(Number(event.currentTarget.value))}
          data={refundable.map(({ invoiceId, number, amount: left }, at) => ({
            value: String(at),
            label: t(invoiceId === null ? 'ofCredit' : 'ofDocument', {
              number,
              amount: moneyText(left, currency),
            }),
          }))}
        />
        <TextInput
          label={t('amount', { currency })}
          inputMode="decimal"
          required
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DateInput label={t('on')} value={on} onChange={(day) => setOn(day ?? today)} required />
        <Textarea
          label={t('reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {from.invoiceId !== null && amount > 0n && (
          <Text size="sm" role="note">
            {t('owedAgain', { number: from.number, amount: moneyText(Number(amount), currency) })}
          </Text>
        )}
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={amount <= 0n || reason.trim() === ''}>
            {t('refund')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
