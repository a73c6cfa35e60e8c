import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Creditable } from '../../../contract/crediting.ts'
import { isRefusal } from '../../../kernel/refusal.ts'
import { creditable, useCredit } from '../../api/corrections.ts'
import { problemText } from '../../texts/said.ts'
import { Money } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { creditAsked, NOTHING_TYPED, totalsOfCredit, type TypedCredit } from './credit.ts'
import { CreditLines } from './credit-lines.tsx'
import { CreditTotalsList } from './credit-totals.tsx'
import { Dispose, isWhy, NO_WHY, whyAsked, WhyFields } from './why-fields.tsx'

/** Credits a final document: what, how much that is, and why. */
export function CreditForm({
  invoiceId,
  organization,
  onDone,
}: {
  invoiceId: string
  organization: string
  /** Is told of the credit note; the form stands outside the router. */
  onDone: (id: string) => void
}) {
  const { data, error } = useQuery(creditable(organization, invoiceId))
  if (error) return <ProblemAlert error={error} />
  return data ? <Form of={data} organization={organization} onDone={onDone} /> : <RowsSkeleton count={4} />
}

function Form({
  of,
  organization,
  onDone,
}: {
  of: Creditable
  organization: string
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('corrections')
  const act = useCredit(organization, of.invoiceId)
  const [typed, setTyped] = useState<TypedCredit>(NOTHING_TYPED)
  const [why, setWhy] = useState(NO_WHY)
  const asked = creditAsked(typed, of.currency)
  const totals = asked && totalsOfCredit(asked, of)
  const refused = totals !== null && isRefusal(totals) ? totals : null
  const good = totals !== null && !isRefusal(totals) ? totals : null
  const isReady = good !== null && isWhy(why)
  const credit = (confirm: boolean): void => {
    if (!isReady || asked === null || !isWhy(why)) return
    act.mutate(
      { ...asked, ...whyAsked(why), confirm },
      {
        onSuccess: ({ id }) => {
          modals.closeAll()
          onDone(id)
        },
      },
    )
  }
  return (
    <form
      onChange={() => act.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        credit(true)
      }}
    >
      <Stack>
        <Text size="sm">
          {t('left')} <Money amount={of.left} currency={of.currency} />
        </Text>
        <SegmentedControl
          aria-label={t('what')}
          value={typed.how}
          data={(['rest', 'lines', 'amount'] as const).map((value) => ({ value, label: t(`how.${value}`) }))}
          onChange={(how) => setTyped({ ...typed, how: how as TypedCredit['how'] })}
        />
        {typed.how === 'lines' && (
          <CreditLines of={of} typed={typed} change={(lines) => setTyped({ ...typed, lines })} />
        )}
        {typed.how === 'amount' && (
          <Group align="flex-end">
            <TextInput
              label={t('amountIn', { currency: of.currency })}
              inputMode="decimal"
              required
              value={typed.amount}
              onChange={(event) => setTyped({ ...typed, amount: event.currentTarget.value })}
            />
            <Checkbox
              mb={8}
              label={t('withTax')}
              checked={typed.withTax}
              onChange={(event) => setTyped({ ...typed, withTax: event.currentTarget.checked })}
            />
          </Group>
        )}
        {good && <CreditTotalsList totals={good} of={of} />}
        {refused && (
          <Text size="sm" c="red" role="alert">
            {problemText(refused) ?? refused.message}
          </Text>
        )}
        <WhyFields why={why} change={setWhy} />
        {good && good.total > BigInt(of.open) && of.refundable > 0 && <Dispose why={why} change={setWhy} />}
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" disabled={!isReady} loading={act.isPending} onClick={() => credit(false)}>
            {t('saveDraft')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={act.isPending}>
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
