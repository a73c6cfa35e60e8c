import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import type { RecurringEntryNew } from '../../../contract/recurring-entry.ts'
import { isCurrency } from '../../../kernel/currency.ts'
import { useAddRecurring } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { DayField } from '../../ui/day-field.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { BooksFrame } from './books-frame.tsx'
import { EntryLines, readLines, TWO_LINES } from './entry-lines.tsx'
import { OverChart } from './over-chart.tsx'

const EVERY = { month: 'everyMonth', quarter: 'everyQuarter', year: 'everyYear' } as const
const SPANS = ['month', 'quarter', 'year'] as const
const DAYS = Array.from({ length: 31 }, (_, at) => String(at + 1))

/** Sets up an entry that is posted again and again. */
export function NewRecurringPage() {
  const { t } = useTranslation('ledger')
  return (
    <BooksFrame room="journal" title={t('newRecurring')} under={t('newRecurringSays')}>
      <OverChart>{(chart) => <RecurringForm chart={chart} />}</OverChart>
    </BooksFrame>
  )
}

function RecurringForm({ chart }: { chart: readonly Account[] }) {
  const { t } = useTranslation('ledger')
  const { slug, today, currency: own } = useOwnOrganization()
  const navigate = useNavigate()
  const act = useAddRecurring(slug)
  const [description, setDescription] = useState('')
  const [reference, setReference] = useState('')
  const [given, setCurrency] = useState(own)
  const [every, setEvery] = useState<RecurringEntryNew['every']>('month')
  const [day, setDay] = useState('31')
  const [startsOn, setStartsOn] = useState<string>(today)
  const [endsOn, setEndsOn] = useState<string>()
  const [most, setMost] = useState('')
  const [lines, setLines] = useState(TWO_LINES)
  const currency = isCurrency(given) ? given : own
  const { asked, debits, credits, isWrong: isLineWrong } = readLines(lines, currency)
  const isWrong =
    description.trim() === '' ||
    !isCurrency(given) ||
    isLineWrong ||
    asked.length < 2 ||
    debits !== credits ||
    debits === 0n
  return (
    <form
      aria-label={t('newRecurring')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        act.mutate(
          {
            description: description.trim(),
            reference: reference.trim() === '' ? null : reference.trim(),
            currency,
            lines: asked,
            every,
            day: Number(day),
            startsOn,
            endsOn: endsOn ?? null,
            most: most.trim() === '' ? null : Number(most),
          },
          {
            onSuccess: () =>
              void navigate({ to: '/$organization/books/recurring', params: { organization: slug } }),
          },
        )
      }}
    >
      <div className="surface" style={{ padding: 18, marginBottom: 16 }}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} style={{ alignItems: 'end' }}>
          <TextInput
            label={t('description')}
            required
            data-autofocus
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <TextInput
            label={t('reference')}
            placeholder={t('referenceSays')}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <TextInput
            label={t('currency')}
            required
            maxLength={3}
            value={given}
            onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          />
          <NativeSelect
            label={t('every')}
            value={every}
            data={SPANS.map((value) => ({ value, label: t(EVERY[value]) }))}
            onChange={(event) => setEvery(event.currentTarget.value as typeof every)}
          />
          <NativeSelect
            label={t('dayOfMonth')}
            description={t('dayOfMonthSays')}
            value={day}
            data={DAYS}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            label={t('most')}
            inputMode="numeric"
            pattern="[0-9]*"
            value={most}
            onChange={(event) => setMost(event.currentTarget.value)}
          />
          <DateInput
            label={t('startsOn')}
            required
            value={startsOn}
            onChange={(from) => setStartsOn(from ?? today)}
          />
          <DayField label={t('endsOn')} value={endsOn} onChange={setEndsOn} />
        </SimpleGrid>
      </div>
      <EntryLines
        lines={lines}
        chart={chart}
        currency={currency}
        label={t('newRecurring')}
        change={setLines}
      />
      {act.error && <ProblemAlert error={act.error} />}
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={isWrong} loading={act.isPending}>
          {t('setUp')}
        </Button>
      </Group>
    </form>
  )
}
