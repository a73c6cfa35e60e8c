import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { PaymentNew } from '../../../contract/payment.ts'
import { decimalTextOf, minorFromDecimalText } from '../../../kernel/money.ts'
import { useRecordPayment } from '../../api/acts.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const METHODS: readonly { value: PaymentNew['method']; label: string }[] = [
  { value: 'bank_transfer', label: 'Bank transfer' },
  { value: 'card', label: 'Card' },
  { value: 'cash', label: 'Cash' },
  { value: 'check', label: 'Check' },
  { value: 'direct_debit', label: 'Direct debit' },
  { value: 'other', label: 'Other' },
]

/** Records money that came in for a document. More than is open becomes customer credit. */
export function PaymentForm({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const act = useRecordPayment(organization.slug)
  const { currency } = invoice
  const [amount, setAmount] = useState(decimalTextOf(BigInt(invoice.balance), currency))
  const [receivedOn, setReceivedOn] = useState<string>(organization.today)
  const [method, setMethod] = useState<PaymentNew['method']>('bank_transfer')
  const [reference, setReference] = useState('')
  const minor = minorFromDecimalText(amount.trim(), currency)
  const wrong = typeof minor !== 'bigint' ? minor.message : minor <= 0n ? 'More than nothing.' : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (typeof minor !== 'bigint') return
        const payment: PaymentNew = {
          currency,
          amount: Number(minor),
          receivedOn,
          method,
          reference: reference.trim() === '' ? null : reference.trim(),
          allocations: [{ invoiceId: invoice.id }],
        }
        act.mutate(payment, { onSuccess: () => modals.closeAll() })
      }}
    >
      <Stack>
        <TextInput
          label={`Amount, ${currency}`}
          inputMode="decimal"
          required
          data-autofocus
          value={amount}
          error={wrong}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <DateInput
          label="Received on"
          required
          value={receivedOn}
          maxDate={organization.today}
          valueFormat="D MMM YYYY"
          onChange={(day) => setReceivedOn(day ?? organization.today)}
        />
        <NativeSelect
          label="How"
          data={METHODS}
          value={method}
          onChange={(event) => setMethod(event.currentTarget.value as PaymentNew['method'])}
        />
        <TextInput
          label="Reference"
          description="As it stands on the bank statement"
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            Cancel
          </Button>
          <Button type="submit" loading={act.isPending} disabled={wrong !== null}>
            Record payment
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
