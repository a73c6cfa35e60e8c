import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../contract/journal.ts'
import { invoiceEntries } from '../../api/queries.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { PostingRows } from '../../ui/posting-rows.tsx'
import { entryKindText } from '../../texts/said.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

/** What the books say about a document: its entries in the order they were written, debits before credits. */
export function Journal({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('invoice')
  const { data, error, refetch } = useQuery(invoiceEntries(organization, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton count={4} />
  if (data.items.length === 0) return <Empty title={t('noEntries')}>{t('noEntriesWhy')}</Empty>
  return (
    <Stack gap="md">
      {data.items.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </Stack>
  )
}

function Entry({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation('invoice')
  const { currency } = entry
  return (
    <section className="entry" aria-label={entry.description}>
      <header>
        <span>
          <strong>{dayText(entry.date)}</strong> {entry.description}
        </span>
        <span className={entry.reverses === null ? 'quiet' : 'tone tone-ended'}>
          {entryKindText(entry.kind)}
        </span>
      </header>
      <div className="scroll" tabIndex={0} role="group" aria-label={entry.description}>
        <table className="rows">
          <thead>
            <tr>
              <th>{t('account')}</th>
              <th className="end">{t('debit', { currency })}</th>
              <th className="end">{t('creditSide', { currency })}</th>
            </tr>
          </thead>
          <tbody>
            <PostingRows entry={entry} />
          </tbody>
        </table>
      </div>
      <Text size="xs" className="quiet" px={14} pb={9}>
        {t('writtenBy', { actor: entry.actor })}
      </Text>
    </section>
  )
}
