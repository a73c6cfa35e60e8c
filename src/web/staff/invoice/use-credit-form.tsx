import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useDebouncedValue } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { creditPreview, useApplyCredit } from '../../api/receivables.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { typedAmount } from '../../ui/typed-number.ts'

/** Sets customer credit against a document, as much as both allow or a part, after a look at what stays open. */
export function UseCreditForm({
  invoice,
  organization,
  left,
  today,
}: {
  invoice: Invoice
  organization: string
  /** What is kept for the customer: minor units. */
  left: number
  today: string
}) {
  const { t } = useTranslation('receivables')
  const { currency, customerId } = invoice
  const act = useApplyCredit(organization, customerId)
  const [text, setText] = useState(typedAmount(Math.min(left, invoice.balance), currency))
  const [on, setOn] = useState(today)
  const amount = amountTyped(text, currency) ?? 0n
  const body = { currency, invoiceId: invoice.id, amount: String(amount), appliedOn: on }
  const [settled] = useDebouncedValue(body, 200)
  const look = useQuery({
    ...creditPreview(organization, customerId, settled),
    enabled: settled.amount !== '0',
  })
  const error = act.error ?? look.error
  return (
    <form
      onChange={() => act.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(body, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <Text size="sm">
          {t('creditThere', { amount: moneyText(left, currency), name: invoice.buyer.name })}
        </Text>
        <TextInput
          label={t('amount', { currency })}
          inputMode="decimal"
          required
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DateInput label={t('on')} value={on} onChange={(day) => setOn(day ?? today)} required />
        {look.data && (
          <section aria-label={t('whatHappens')}>
            <Text size="sm" fw={600}>
              {t('whatHappens')}
            </Text>
            {look.data.invoices.map(({ id, number, balance }) => (
              <Text size="sm" key={id}>
                {t('openAfter', { number, amount: moneyText(balance, currency) })}
              </Text>
            ))}
          </section>
        )}
        {error && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={amount <= 0n || look.error !== null}>
            {t('useCredit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
