import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { invoicesTable } from '../../../contract/tables/lists.ts'
import { billhook } from '../../api/client.ts'
import { invoiceList, type InvoicesAsked } from '../../api/lists.ts'
import { invoiceCounts } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { askedOf } from '../../ui/list/column.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { SearchBox } from '../../ui/list/search-box.tsx'
import { Page } from '../../ui/page.tsx'
import { profileText } from '../../texts/said.ts'
import { useInvoiceActions } from './actions.ts'
import { useInvoiceColumns } from './columns.tsx'
import { useInvoiceFilters } from './filters.ts'
import { WordTabs } from './word-tabs.tsx'

const route = getRouteApi('/inside/$organization/invoices')

/** The documents of an organization, by word. What they are narrowed by stands in the address. */
export function InvoicesPage() {
  const { t } = useTranslation(['lists', 'editor'])
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  // What the address says is checked by the server.
  const asked = askedOf(search) as InvoicesAsked
  const counts = useQuery(invoiceCounts(slug))
  const query = useInfiniteQuery(invoiceList.rows(slug, asked))
  const total = useQuery(invoiceList.total(slug, asked))
  const isNarrowed = Object.keys(asked).some((name) => name !== 'sort')
  return (
    <Page
      title={t('invoices')}
      under={profileText(organization.profile)}
      beside={
        <>
          <SearchBox
            key={slug}
            label={t('invoicesSearchLabel')}
            placeholder={t('invoicesSearch')}
            value={search.q ?? ''}
            look={(q) => void go({ search: (before) => ({ ...before, q }), replace: true })}
          />
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() =>
              void navigate({ to: '/$organization/invoices/new', params: { organization: slug } })
            }
          >
            {t('newTitle', { ns: 'editor' })}
          </Button>
        </>
      }
    >
      <ListFrame
        list="invoices"
        label={t('invoices')}
        organization={organization}
        search={search}
        go={(next) => void go({ search: next })}
        query={query}
        total={total.data}
        columns={useInvoiceColumns(slug)}
        filters={useInvoiceFilters()}
        sort={search.sort ?? '-issued'}
        nameOf={(row) => row.number ?? t('notNumbered')}
        open={({ id }) =>
          void navigate({ to: '/$organization/invoices/$id', params: { organization: slug, id } })
        }
        actions={useInvoiceActions()}
        exported={() => billhook(slug).get('/v1/invoices.csv', { query: asked })}
        table={invoicesTable}
        empty={
          isNarrowed
            ? { title: t('nothing'), hint: t('nothingHint') }
            : { title: t('noInvoices'), hint: t('noInvoicesHint') }
        }
        tabs={<WordTabs counts={counts.data?.items ?? []} search={search} organization={slug} />}
      />
    </Page>
  )
}
