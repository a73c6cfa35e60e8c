import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { notifications } from '@mantine/notifications'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/journal.ts'
import type { ManualEntry } from '../../../contract/manual-entry.ts'
import { isCurrency } from '../../../kernel/currency.ts'
import { usePostEntry } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { useBookedOn } from '../../ui/booked-on.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UnsavedGuard } from '../editor/unsaved-guard.tsx'
import { BooksFrame } from './books-frame.tsx'
import { ChosenFiles, ChooseFiles, useChosenFiles } from './chosen-files.tsx'
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
  const { t } = useTranslation(['ledger', 'attachments'])
  const { slug, today, currency: own } = useOwnOrganization()
  const navigate = useNavigate()
  const act = usePostEntry(slug)
  const bookedOn = useBookedOn(slug)
  const [date, setDate] = useState<string>(today)
  const [given, setCurrency] = useState(own)
  const [description, setDescription] = useState('')
  const [reference, setReference] = useState('')
  const [lines, setLines] = useState(TWO_LINES)
  const chosen = useChosenFiles()
  const [posted, setPosted] = useState<ManualEntry | null>(null)
  const currency = isCurrency(given) ? given : own
  const { debits, credits, asked, isWrong: isLineWrong } = readLines(lines, currency)
  const isWrong =
    description.trim() === '' ||
    !isCurrency(given) ||
    asked.length < 2 ||
    debits !== credits ||
    debits === 0n ||
    isLineWrong ||
    chosen.isWrong
  const isDone = posted !== null && chosen.files.length === 0
  useEffect(() => {
    if (!isDone) return
    const params = { organization: slug, id: posted.entry.id }
    void navigate({ to: '/$organization/books/entries/$id', params })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isDone])
  const files = (
    <Stack gap="sm">
      <ChosenFiles organization={slug} manualId={posted?.id ?? null} chosen={chosen} />
      {!posted && <ChooseFiles add={chosen.add} />}
      <UnsavedGuard isUnsaved={() => chosen.files.length > 0} />
    </Stack>
  )
  if (posted)
    return (
      <section className="surface attachments" aria-label={t('attachments:posted')}>
        <Title order={2} size="h5">
          {t('attachments:posted')}
        </Title>
        <Text size="sm" className="quiet" mb="md">
          {t('attachments:postedSays')}
        </Text>
        {files}
        <Text size="sm" mt="md">
          <Link to="/$organization/books/entries/$id" params={{ organization: slug, id: posted.entry.id }}>
            {t('attachments:toEntry')}
          </Link>
        </Text>
      </section>
    )
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
            onSuccess: (manual) => {
              notifications.show({ message: t('posted') })
              setPosted(manual)
            },
          },
        )
      }}
    >
      <div className="surface" style={{ padding: 18, marginBottom: 16 }}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <DateInput
            label={t('date')}
            required
            value={date}
            description={bookedOn(date)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(day) => setDate(day ?? today)}
          />
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
      <section
        className="surface attachments"
        style={{ margin: '16px 0' }}
        aria-label={t('attachments:title')}
      >
        {files}
      </section>
      {act.error && <ProblemAlert error={act.error} />}
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={isWrong} loading={act.isPending}>
          {t('post')}
        </Button>
      </Group>
    </form>
  )
}
