import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { journalEntry } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'
import { PostingRows } from '../../ui/posting-rows.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { Attachments } from './attachments.tsx'
import { BooksFrame } from './books-frame.tsx'
import { accountText, entryKindText } from '../../texts/said.ts'
import { ManualFacts, ReverseButton } from './manual-facts.tsx'

/** One journal entry: its debits and credits, and what stands behind it. */
export function EntryPage() {
  const { t } = useTranslation('books')
  const { slug, timeZone } = useOwnOrganization()
  const { id = '' } = useParams({ strict: false })
  const { data: entry, error, refetch } = useQuery(journalEntry(slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!entry) return <RowsSkeleton />
  const { currency, date } = entry
  return (
    <BooksFrame
      room="journal"
      title={entry.description}
      under={`${t('entry')} · ${dayText(date)} · ${entryKindText(entry.kind)}`}
      beside={
        entry.documentType === 'manual' &&
        entry.reverses === null &&
        entry.reversedBy === null && <ReverseButton organization={slug} id={entry.documentId} />
      }
    >
      <div className="surface scroll" tabIndex={0} role="region" aria-label={t('entry')}>
        <table className="rows">
          <thead>
            <tr>
              <th>{t('account')}</th>
              <th className="end">{t('debitIn', { currency })}</th>
              <th className="end">{t('creditIn', { currency })}</th>
            </tr>
          </thead>
          <tbody>
            <PostingRows
              entry={entry}
              nameOf={({ account, accountName }) => (
                <Link
                  to="/$organization/books/ledger"
                  params={{ organization: slug }}
                  search={{ account, currency, from: date, to: date }}
                >
                  {accountText(account, accountName)}
                </Link>
              )}
            />
          </tbody>
          <tfoot>
            <tr>
              <td>{t('total')}</td>
              <td className="end">
                <Money bare amount={entry.amount} currency={currency} />
              </td>
              <td className="end">
                <Money bare amount={entry.amount} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <dl className="surface facts">
        {entry.documentType === 'invoice' && (
          <div>
            <dt>{t('document')}</dt>
            <dd>
              <Link to="/$organization/invoices/$id" params={{ organization: slug, id: entry.documentId }}>
                {t('toDocument')}
              </Link>
            </dd>
          </div>
        )}
        {entry.customerId !== null && (
          <div>
            <dt>{t('customer')}</dt>
            <dd>
              <Link to="/$organization/customers/$id" params={{ organization: slug, id: entry.customerId }}>
                {t('toCustomer')}
              </Link>
            </dd>
          </div>
        )}
        {entry.reverses !== null && (
          <div>
            <dt>{t('reverses')}</dt>
            <dd>
              <Link to="/$organization/books/entries/$id" params={{ organization: slug, id: entry.reverses }}>
                {t('theEntry')}
              </Link>
            </dd>
          </div>
        )}
        {entry.reversedBy !== null && (
          <div>
            <dt>{t('reversedBy')}</dt>
            <dd>
              <Link
                to="/$organization/books/entries/$id"
                params={{ organization: slug, id: entry.reversedBy }}
              >
                {t('theEntry')}
              </Link>
            </dd>
          </div>
        )}
        {entry.documentType === 'manual' && <ManualFacts organization={slug} id={entry.documentId} />}
        <div>
          <dt>{t('writtenBy')}</dt>
          <dd>{entry.actor}</dd>
        </div>
        <div>
          <dt>{t('writtenAt')}</dt>
          <dd>{instantText(entry.recordedAt, timeZone)}</dd>
        </div>
      </dl>
      {entry.documentType === 'manual' && <Attachments key={entry.documentId} id={entry.documentId} />}
    </BooksFrame>
  )
}
