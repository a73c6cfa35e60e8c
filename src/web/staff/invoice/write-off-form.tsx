import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import { useReinstate, useWriteOff } from '../../api/receivables.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { typedAmount } from '../../ui/typed-number.ts'

/** Gives up what is open on a document, whole or in part, or takes that back; for a reason. */
export function WriteOffForm({
  invoice,
  organization,
  verb,
  label,
}: {
  invoice: Invoice
  organization: Organization
  verb: 'write_off' | 'reinstate'
  label: string
}) {
  const { t } = useTranslation('receivables')
  const { slug, today } = organization
  const { currency } = invoice
  const writeOff = useWriteOff(slug, invoice.id)
  const reinstate = useReinstate(slug, invoice.id)
  const act = verb === 'write_off' ? writeOff : reinstate
  const [text, setText] = useState(typedAmount(invoice.balance, currency))
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const amount = amountTyped(text, currency) ?? 0n
  const done = { onSuccess: () => modals.closeAll() }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (verb === 'write_off') writeOff.mutate({ amount: String(amount), writtenOffOn: on, reason }, done)
        else reinstate.mutate({ reinstatedOn: on, reason }, done)
      }}
    >
      <Stack>
        <Text size="sm">{t(verb === 'write_off' ? 'writeOffUnder' : 'reinstateUnder')}</Text>
        {verb === 'write_off' && (
          <TextInput
            label={t('amount', { currency })}
            inputMode="decimal"
            required
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <DateInput label={t('on')} value={on} onChange={(day) => setOn(day ?? today)} required />
        <Textarea
          label={t('reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button
            type="submit"
            loading={act.isPending}
            disabled={reason.trim() === '' || (verb === 'write_off' && amount <= 0n)}
          >
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
