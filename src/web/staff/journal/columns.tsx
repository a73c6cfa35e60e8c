import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../contract/journal.ts'
import type { Organization } from '../../../contract/organization.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { Money } from '../../ui/money.tsx'
import { accountText, entryKindText } from '../../texts/said.ts'

/** What the journal can show of each entry. */
export function useJournalColumns({ slug, timeZone }: Organization): readonly ListColumn<JournalEntry>[] {
  const { t } = useTranslation('books')
  return [
    {
      key: 'description',
      label: t('description'),
      share: 36,
      cell: (row) => (
        <>
          <Link
            to="/$organization/books/entries/$id"
            params={{ organization: slug, id: row.id }}
            onClick={(event) => event.stopPropagation()}
          >
            {row.description}
          </Link>
          <div className="quiet under phone-drop">
            {row.postings.map(({ account, accountName }) => accountText(account, accountName)).join(' · ')}
          </div>
        </>
      ),
    },
    {
      key: 'customer',
      label: t('customer'),
      share: 20,
      phoneHide: true,
      cell: (row) => row.customerName,
    },
    {
      key: 'kind',
      label: t('kind'),
      share: 18,
      cell: (row) => (
        <>
          {entryKindText(row.kind)}
          {row.reversedBy !== null && <div className="quiet under">{t('isReversed')}</div>}
        </>
      ),
    },
    {
      key: 'date',
      label: t('date'),
      share: 13,
      sort: 'date',
      cell: (row) => <span className="amount">{dayText(row.date)}</span>,
    },
    {
      key: 'amount',
      label: t('amount'),
      share: 14,
      end: true,
      cell: (row) => <Money amount={row.amount} currency={row.currency} />,
    },
    { key: 'number', label: t('number'), share: 15, extra: true, cell: (row) => row.documentNumber },
    { key: 'currency', label: t('currency'), share: 9, extra: true, cell: (row) => row.currency },
    {
      key: 'recorded',
      label: t('writtenAt'),
      share: 17,
      sort: 'recorded',
      extra: true,
      phoneHide: true,
      cell: (row) => <span className="amount">{instantText(row.recordedAt, timeZone)}</span>,
    },
    {
      key: 'actor',
      label: t('writtenBy'),
      share: 16,
      extra: true,
      phoneHide: true,
      cell: (row) => row.actor,
    },
  ]
}
