import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { modals } from '@mantine/modals'
import { IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InstalmentAsked, InstalmentPlanNew } from '../../../contract/instalments.ts'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import { addMonths } from '../../../kernel/date.ts'
import { instalmentsPreview, usePlanInstalments } from '../../api/instalments.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { amountTyped } from '../payments/allocation.ts'
import { Instalments } from './instalments.tsx'
import { plainNumber, typedAmount, typedNumber } from '../../ui/typed-number.ts'

/** A part as it is typed: 50 %, 120.00, or nothing for what the others leave. */
interface Typed {
  readonly key: number
  readonly dueOn: string
  readonly share: string
}

const COUNTS = [2, 3, 4, 6, 12] as const
let keys = 0

/** Equal parts, a month from one to the next; the last is what the others leave. */
const equal = (count: number, first: string): Typed[] =>
  Array.from({ length: count }, (_, at) => ({
    key: (keys += 1),
    dueOn: addMonths(first, at),
    share: at === count - 1 ? '' : `${typedNumber(String(Math.round(10_000 / count) / 100))}%`,
  }))

/** What was asked for on a draft, to be typed over. */
const typedOf = ({ dueOn, percent, amount }: InstalmentAsked, currency: string): Typed => ({
  key: (keys += 1),
  dueOn,
  share: percent !== null ? `${typedNumber(percent)}%` : amount === null ? '' : typedAmount(amount, currency),
})

function partOf({ dueOn, share }: Typed, currency: string): InstalmentPlanNew['parts'][number] | null {
  const text = share.trim()
  if (text === '') return { dueOn }
  if (text.endsWith('%')) {
    const percent = plainNumber(text.slice(0, -1))
    return /^\d+(\.\d+)?$/.test(percent) ? { dueOn, percent } : null
  }
  const amount = amountTyped(text, currency)
  return amount === null || amount === 0n ? null : { dueOn, amount: String(amount) }
}

/** Splits what is open on a document; what the server makes of it is shown while it is typed. */
export function InstalmentsForm({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { t } = useTranslation('instalments')
  const { slug, today } = organization
  const { currency } = invoice
  const first = invoice.dueOn > today ? invoice.dueOn : today
  const [typed, setTyped] = useState(() =>
    invoice.instalmentsAsked.length > 0
      ? invoice.instalmentsAsked.map((part) => typedOf(part, currency))
      : equal(3, first),
  )
  const [reason, setReason] = useState('')
  const act = usePlanInstalments(slug, invoice.id)
  const parts = typed.map((one) => partOf(one, currency))
  const whole = parts.flatMap((part) => part ?? [])
  const isWhole = whole.length === parts.length && whole.length > 0
  const shown = useQuery({
    ...instalmentsPreview(slug, invoice.id, whole),
    enabled: isWhole,
    placeholderData: keepPreviousData,
  })
  const preview = isWhole && !shown.isError ? shown.data?.invoices[0] : undefined
  const change = (key: number, what: Partial<Typed>): void => {
    act.reset()
    setTyped(typed.map((one) => (one.key === key ? { ...one, ...what } : one)))
  }
  const agree = (body: InstalmentPlanNew): void =>
    act.mutate({ ...body, reason: reason.trim() || null }, { onSuccess: () => modals.closeAll() })
  const error = act.error ?? (isWhole ? shown.error : null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        agree({ parts: whole })
      }}
    >
      <Stack>
        <Text size="sm">{t('under', { open: moneyText(invoice.balance, currency) })}</Text>
        <NativeSelect
          label={t('count')}
          data={[
            { value: '', label: t('own') },
            ...COUNTS.map((count) => ({ value: String(count), label: t('equal', { count }) })),
          ]}
          value={COUNTS.find((count) => isEqual(typed, count)) ?? ''}
          onChange={(event) => {
            const count = Number(event.currentTarget.value)
            if (count > 0) setTyped(equal(count, typed[0]?.dueOn ?? first))
          }}
        />
        {typed.map(({ key, dueOn, share }, at) => (
          <Group key={key} gap="xs" wrap="nowrap" align="flex-end">
            <DateInput
              label={t('day', { at: at + 1 })}
              value={dueOn}
              required
              onChange={(day) => change(key, { dueOn: day ?? dueOn })}
              style={{ flex: 1 }}
            />
            <TextInput
              label={t('share', { at: at + 1 })}
              placeholder={t('rest')}
              inputMode="decimal"
              value={share}
              error={parts[at] === null}
              onChange={(event) => change(key, { share: event.currentTarget.value })}
              style={{ flex: 1 }}
            />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('remove', { at: at + 1 })}
              disabled={typed.length === 1}
              onClick={() => setTyped(typed.filter((one) => one.key !== key))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            variant="subtle"
            size="xs"
            onClick={() =>
              setTyped([
                ...typed,
                { key: (keys += 1), dueOn: addMonths(typed.at(-1)?.dueOn ?? first, 1), share: '' },
              ])
            }
          >
            {t('add')}
          </Button>
        </Group>
        <Text size="xs" className="quiet">
          {t('how', { currency })} {invoice.position.stage === 'draft' && t('follows')}
        </Text>
        <TextInput
          label={t('reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {preview && <Instalments parts={preview.instalments} currency={currency} />}
        {error && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          {(invoice.instalments.length > 0 || invoice.instalmentsAsked.length > 0) && (
            <Button variant="default" mr="auto" loading={act.isPending} onClick={() => agree({ parts: [] })}>
              {t('takeBack')}
            </Button>
          )}
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" disabled={!preview} loading={act.isPending}>
            {t('agree')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const isEqual = (typed: readonly Typed[], count: number): boolean =>
  typed.length === count &&
  equal(count, typed[0]!.dueOn).every(
    ({ dueOn, share }, at) => dueOn === typed[at]!.dueOn && share === typed[at]!.share,
  )
