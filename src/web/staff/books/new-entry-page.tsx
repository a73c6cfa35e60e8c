import { Button, Group, SimpleGrid, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import { isCurrency } from '../../../kernel/currency.ts'
import { usePostEntry } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { BooksFrame } from './books-frame.tsx'
import { EntryLines, readLines, TWO_LINES } from './entry-lines.tsx'
import { OverChart } from './over-chart.tsx'

/** An entry by hand: lines whose debits and credits come to the same. */
export function NewEntryPage() {
  const { t } = useTranslation('ledger')
  return (
    <BooksFrame room="journal" title={t('newEntry')} under={t('newEntrySays')}>
      <OverChart>{(chart) => <EntryForm chart={chart} />}</OverChart>
    </BooksFrame>
  )
}

function EntryForm({ chart }: { chart: readonly Account[] }) {
  const { t } = useTranslation('ledger')
  const { slug, today, currency: own } = useOwnOrganization()
  const navigate = useNavigate()
  const act = usePostEntry(slug)
  const [date, setDate] = useState<string>(today)
  const [given, setCurrency] = useState(own)
  const [description, setDescription] = useState('')
  const [reference, setReference] = useState('')
  const [lines, setLines] = useState(TWO_LINES)
  const currency = isCurrency(given) ? given : own
  const { debits, credits, asked, isWrong: isLineWrong } = readLines(lines, currency)
  const isWrong =
    description.trim() === '' ||
    !isCurrency(given) ||
    asked.length < 2 ||
    debits !== credits ||
    debits === 0n ||
    isLineWrong
  return (
    <form
      aria-label={t('newEntry')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWrong) return
        act.mutate(
          {
            date,
            currency,
            description: description.trim(),
            reference: reference.trim() === '' ? null : reference.trim(),
            lines: asked,
          },
          {
            onSuccess: ({ entry }) => {
              notifications.show({ message: t('posted') })
              void navigate({
                to: '/$organization/books/entries/$id',
                params: { organization: slug, id: entry.id },
              })
            },
          },
        )
      }}
    >
      <div className="surface" style={{ padding: 18, marginBottom: 16 }}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <DateInput label={t('date')} required value={date} onChange={(day) => setDate(day ?? today)} />
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
        </SimpleGrid>
      </div>
      <EntryLines lines={lines} chart={chart} currency={currency} label={t('newEntry')} change={setLines} />
      {act.error && <ProblemAlert error={act.error} />}
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={isWrong} loading={act.isPending}>
          {t('post')}
        </Button>
      </Group>
    </form>
  )
}
