import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { accounts, everyItem, journal, type JournalFilters } from '../../api/books.ts'
import { billhook } from '../../api/client.ts'
import { customer } from '../../api/customers.ts'
import { fiscalYears } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { accountChoice, accountText, entryKindText } from '../../texts/said.ts'
import { amountCell, dayCell } from '../../ui/csv.ts'
import { dayText } from '../../ui/dates.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { FilterTag } from '../../ui/filter-tag.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money } from '../../ui/money.tsx'
import { BooksFrame } from './books-frame.tsx'
import { KnownAtField } from './known-at-field.tsx'
import { ServiceFilter } from './service-filter.tsx'
import { SourceFilter } from './source-filter.tsx'
import { KINDS } from './kinds.ts'

const route = getRouteApi('/inside/$organization/books/entries')

/** The journal, the newest day first. What it is narrowed by stands in the address. */
export function JournalPage() {
  const { t } = useTranslation(['books', 'ledger'])
  const { slug } = useOwnOrganization()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(journal(slug, filters))
  const chart = useQuery(accounts(slug))
  const years = useQuery(fiscalYears(slug))
  const search = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => search.current?.focus()]])
  const narrow = (by: JournalFilters): void =>
    void navigate({ search: (before) => ({ ...before, ...by }), replace: true })
  const look = useDebouncedCallback((q: string) => narrow({ q: q === '' ? undefined : q }), 200)
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  const isNarrowed = Object.values(filters).some((value) => value !== undefined)
  const table = async () => {
    const every = await everyItem((page) =>
      billhook(slug).get('/v1/journal-entries', { query: { ...filters, ...page } }),
    )
    return every.flatMap(({ date, kind, description, currency, postings }) =>
      postings.map(({ account, accountName, debit, credit }) => [
        dayCell(date),
        kind,
        description,
        account,
        accountText(account, accountName),
        currency,
        amountCell(debit, currency),
        amountCell(credit, currency),
      ]),
    )
  }
  const heads = () => [
    t('date'),
    t('kind'),
    t('description'),
    t('code'),
    t('account'),
    t('currency'),
    t('debit'),
    t('credit'),
  ]
  return (
    <BooksFrame
      room="journal"
      under={t('journalSays')}
      beside={
        <>
          {years.data?.mayClose && (
            <Button
              onClick={() =>
                void navigate({ to: '/$organization/books/entries/new', params: { organization: slug } })
              }
            >
              {t('newEntry', { ns: 'ledger' })}
            </Button>
          )}
          <ExportButton
            name={['journal', filters.from, filters.to].filter((part) => part !== undefined).join('-')}
            rows={async () => [heads(), ...(await table())]}
          />
        </>
      }
    >
      <div className="filters">
        <TextInput
          key={slug}
          ref={search}
          label={t('search')}
          placeholder={`${t('searchHint')}   /`}
          leftSection={<IconSearch size={16} aria-hidden />}
          defaultValue={filters.q ?? ''}
          onChange={(event) => look(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('account')}
          value={filters.account ?? ''}
          data={[
            { value: '', label: t('anyAccount') },
            ...(chart.data?.items ?? []).map((one) => ({ value: one.code, label: accountChoice(one) })),
          ]}
          onChange={(event) => narrow({ account: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('kind')}
          value={filters.kind ?? ''}
          data={[
            { value: '', label: t('anyKind') },
            ...KINDS.map((kind) => ({ value: kind, label: entryKindText(kind) })),
          ]}
          onChange={(event) => narrow({ kind: event.currentTarget.value || undefined })}
        />
        <SourceFilter value={filters.source} onChange={(source) => narrow({ source })} />
        <ServiceFilter value={filters.service} onChange={(service) => narrow({ service })} />
        <DayField label={t('from')} value={filters.from} onChange={(day) => narrow({ from: day })} />
        <DayField label={t('to')} value={filters.to} onChange={(day) => narrow({ to: day })} />
        <KnownAtField value={filters.knownAt} onChange={(knownAt) => narrow({ knownAt })} />
      </div>
      {(filters.document ?? filters.customer ?? filters.currency) !== undefined && (
        <div className="word-tabs">
          {filters.document !== undefined && (
            <FilterTag
              text={t('ofDocument')}
              says={t('remove', { filter: t('ofDocument') })}
              remove={() => narrow({ document: undefined })}
            />
          )}
          {filters.customer !== undefined && (
            <CustomerTag
              organization={slug}
              id={filters.customer}
              remove={() => narrow({ customer: undefined })}
            />
          )}
          {filters.currency !== undefined && (
            <FilterTag
              text={filters.currency}
              says={t('remove', { filter: filters.currency })}
              remove={() => narrow({ currency: undefined })}
            />
          )}
        </div>
      )}
      <ListSurface
        list={list}
        count={entries.length}
        empty={
          <Empty title={isNarrowed ? t('nothingFits') : t('noEntries')}>
            {isNarrowed ? t('nothingFitsSay') : t('noEntriesSay')}
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('date')}</th>
                <th>{t('description')}</th>
                <th>{t('kind')}</th>
                <th className="end">{t('amount')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td className="amount">{dayText(entry.date)}</td>
                  <td>
                    <Link to="/$organization/books/entries/$id" params={{ organization: slug, id: entry.id }}>
                      {entry.description}
                    </Link>
                    <div className="quiet under-name phone-hide">
                      {entry.postings
                        .map(({ account, accountName }) => accountText(account, accountName))
                        .join(' · ')}
                    </div>
                  </td>
                  <td className="phone-hide">{entryKindText(entry.kind)}</td>
                  <td className="end">
                    <Money amount={entry.amount} currency={entry.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </BooksFrame>
  )
}

function CustomerTag({ organization, id, remove }: { organization: string; id: string; remove: () => void }) {
  const { t } = useTranslation('books')
  const { data } = useQuery(customer(organization, id))
  const text = t('ofCustomer', { name: data?.name ?? '…' })
  return <FilterTag text={text} says={t('remove', { filter: text })} remove={remove} />
}
