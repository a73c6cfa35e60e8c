import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { journalTable } from '../../../contract/tables/entries.ts'
import { fiscalYears } from '../../api/ledger.ts'
import { entryList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { BooksRooms } from '../books/books-frame.tsx'
import { useJournalActions } from './actions.ts'
import { useJournalColumns } from './columns.tsx'
import { useJournalFilters } from './filters.tsx'

const route = getRouteApi('/inside/$organization/books/entries')

/** The journal, the newest day first. What it is narrowed by stands in the address. */
export function JournalPage() {
  const { t } = useTranslation(['books', 'ledger'])
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  const years = useQuery(fiscalYears(slug))
  return (
    <Stack gap="lg">
      <BooksRooms here="journal" />
      <ListFrame
        list="journal"
        title={t('journal')}
        under={t('journalSays')}
        organization={organization}
        find={{ label: t('search'), placeholder: t('searchHint') }}
        beside={
          years.data?.mayClose && (
            <Button
              onClick={() =>
                void navigate({ to: '/$organization/books/entries/new', params: { organization: slug } })
              }
            >
              {t('ledger:newEntry')}
            </Button>
          )
        }
        search={search}
        go={go}
        reading={entryList}
        columns={useJournalColumns(organization)}
        filters={useJournalFilters(organization)}
        sort={search.sort ?? '-date'}
        nameOf={(row) => `${row.description}, ${dayText(row.date)}`}
        open={({ id }) =>
          void navigate({ to: '/$organization/books/entries/$id', params: { organization: slug, id } })
        }
        actions={useJournalActions(slug)}
        table={journalTable}
        empty={{ title: t('noEntries'), hint: t('noEntriesSay') }}
      />
    </Stack>
  )
}
