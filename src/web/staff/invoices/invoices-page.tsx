import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { invoicesTable } from '../../../contract/tables/lists.ts'
import { invoiceList } from '../../api/lists.ts'
import { invoiceCounts } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
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
  const counts = useQuery(invoiceCounts(slug))
  return (
    <ListFrame
      list="invoices"
      title={t('invoices')}
      under={profileText(organization.profile)}
      organization={organization}
      find={{ label: t('invoicesSearchLabel'), placeholder: t('invoicesSearch') }}
      beside={
        <Button
          leftSection={<IconPlus size={16} />}
          onClick={() => void navigate({ to: '/$organization/invoices/new', params: { organization: slug } })}
        >
          {t('newTitle', { ns: 'editor' })}
        </Button>
      }
      search={search}
      go={go}
      reading={invoiceList}
      columns={useInvoiceColumns(slug)}
      filters={useInvoiceFilters()}
      sort={search.sort ?? '-issued'}
      nameOf={(row) => row.number ?? t('notNumbered')}
      open={({ id }) =>
        void navigate({ to: '/$organization/invoices/$id', params: { organization: slug, id } })
      }
      actions={useInvoiceActions()}
      table={invoicesTable}
      empty={{ title: t('noInvoices'), hint: t('noInvoicesHint') }}
      tabs={<WordTabs counts={counts.data?.items ?? []} search={search} organization={slug} />}
    />
  )
}
