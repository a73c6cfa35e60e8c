import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DryRun } from '../../../contract/dry-run.ts'
import type { OpenItems } from '../../../contract/open-item.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { PaymentNew } from '../../../contract/payment.ts'
import { minorFromDecimalText } from '../../../kernel/money.ts'
import { useRecordPayment } from '../../api/acts.ts'
import { billhook } from '../../api/client.ts'
import { problemText } from '../../texts/said.ts'
import { moneyText } from '../../ui/money.tsx'
import { useBookedOn } from '../../ui/booked-on.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { AllocationGrid } from './allocation-grid.tsx'
import { amountTyped, checkAllocation, suggestion } from './allocation.ts'
import { METHODS, useMethodName } from './methods.ts'
import { plainNumber, typedAmount } from '../../ui/typed-number.ts'
import { DateWithin } from '../../ui/date-within.tsx'

/** The payment's details, what it is set against, a look at what would happen, and then it is recorded. */
export function RecordForm({
  organization,
  owed,
  invoice,
}: {
  organization: Organization
  owed: OpenItems
  /** The document it is for, when it is for one. */
  invoice: string | undefined
}) {
  const { t } = useTranslation('payments')
  const methodName = useMethodName()
  const navigate = useNavigate()
  const named = owed.items.find(({ invoiceId }) => invoiceId === invoice)
  const currencies = [...new Set([...owed.items.map(({ currency: one }) => one), organization.currency])]
  const [currency, setCurrency] = useState(named?.currency ?? currencies[0]!)
  const items = owed.items.filter((item) => item.currency === currency)
  const [amountText, setAmount] = useState(named ? typedAmount(named.open, currency) : '')
  const [receivedOn, setReceivedOn] = useState<string>(organization.today)
  const [method, setMethod] = useState<PaymentNew['method']>('bank_transfer')
  const [reference, setReference] = useState('')
  /** What was typed over the suggestion; null while it stands. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null)
  const given = amountText.trim() === '' ? 0n : minorFromDecimalText(plainNumber(amountText), currency)
  const amount = typeof given === 'bigint' && given > 0n ? given : 0n
  const suggested = suggestion(amount, items, invoice)
  const texts =
    typed ??
    Object.fromEntries(Object.entries(suggested).map(([id, share]) => [id, typedAmount(share, currency)]))
  const shares = items.map(
    ({ invoiceId }) => [invoiceId, amountTyped(texts[invoiceId] ?? '', currency)] as const,
  )
  const { tooMuch, left } = checkAllocation(
    amount,
    items,
    Object.fromEntries(shares.map(([id, share]) => [id, share ?? 0n])),
  )
  const isUnreadable = shares.some(([, share]) => share === null)
  const isWrong = amount === 0n || left < 0n || tooMuch.size > 0 || isUnreadable

  const payment = (): PaymentNew => {
    const allocations = shares.flatMap(([invoiceId, share]) =>
      share === null || share === 0n ? [] : [{ invoiceId, amount: Number(share) }],
    )
    return {
      customerId: owed.customer.id,
      currency,
      amount: Number(amount),
      receivedOn,
      method,
      reference: reference.trim() === '' ? null : reference.trim(),
      allocations,
      keepAsCredit: allocations.length === 0,
    }
  }
  const act = useRecordPayment(organization.slug)
  const bookedOn = useBookedOn(organization.slug)
  const look = useMutation({
    mutationFn: (body: PaymentNew) => billhook(organization.slug).dryRun('/v1/payments', { body }),
  })
  /** What was looked at is no longer what stands here. */
  const changed = (): void => {
    look.reset()
    act.reset()
  }
  const error = act.error ?? look.error
  return (
    <form
      onChange={changed}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        if (!look.data) return look.mutate(payment())
        act.mutate(payment(), {
          onSuccess: ({ id }) =>
            void navigate({
              to: '/$organization/payments/$id',
              params: { organization: organization.slug, id },
            }),
        })
      }}
    >
      <div className="surface" style={{ padding: 18, marginBottom: 16 }}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }}>
          <TextInput
            label={t('amountIn', { currency })}
            inputMode="decimal"
            required
            data-autofocus
            value={amountText}
            error={typeof given === 'bigint' ? null : (problemText(given) ?? given.message)}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('currency')}
            data={currencies}
            value={currency}
            onChange={(event) => {
              setCurrency(event.currentTarget.value)
              setTyped(null)
            }}
          />
          <DateWithin
            label={t('received')}
            required
            value={receivedOn}
            description={bookedOn(receivedOn)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            to={organization.today}
            onChange={(day) => {
              setReceivedOn(day ?? organization.today)
              changed()
            }}
          />
          <NativeSelect
            label={t('method')}
            data={METHODS.map((value) => ({ value, label: methodName(value) }))}
            value={method}
            onChange={(event) => setMethod(event.currentTarget.value as PaymentNew['method'])}
          />
          <TextInput
            label={t('reference')}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
        </SimpleGrid>
      </div>
      <AllocationGrid
        items={items}
        currency={currency}
        texts={texts}
        tooMuch={tooMuch}
        left={left}
        isSuggested={typed === null}
        today={organization.today}
        change={(id, text) => {
          setTyped({ ...texts, [id]: text })
          changed()
        }}
        suggest={() => {
          setTyped(null)
          changed()
        }}
      />
      {look.data && (
        <section className="surface" aria-label={t('whatHappens')} style={{ padding: 18, marginTop: 16 }}>
          <strong>{t('whatHappens')}</strong>
          <ul style={{ margin: '8px 0 0', paddingLeft: 20, fontSize: 14 }}>
            {look.data.answer.allocations.map(({ invoiceId, number, amount }) => {
              const open = openAfter(look.data, invoiceId)
              const said = {
                number,
                amount: moneyText(amount, currency),
                open: moneyText(open, currency),
              }
              return <li key={invoiceId}>{t(open === 0 ? 'settlesAll' : 'settles', said)}</li>
            })}
            {look.data.answer.unapplied !== 0 && (
              <li>{t('keeps', { amount: moneyText(look.data.answer.unapplied, currency) })}</li>
            )}
          </ul>
        </section>
      )}
      {error && (
        <div style={{ marginTop: 16 }}>
          <ProblemAlert error={error} />
        </div>
      )}
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={isWrong} loading={look.isPending || act.isPending}>
          {look.data ? t('record') : t('look')}
        </Button>
      </Group>
    </form>
  )
}

/** What is open on a document then. */
const openAfter = ({ invoices }: Pick<DryRun, 'invoices'>, id: string): number =>
  invoices.find((one) => one.id === id)?.balance ?? 0
