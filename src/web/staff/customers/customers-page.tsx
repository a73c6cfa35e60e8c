import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { customersTable } from '../../../contract/tables/lists.ts'
import { billhook } from '../../api/client.ts'
import { customerList, type CustomersAsked } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { askedOf } from '../../ui/list/column.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { SearchBox } from '../../ui/list/search-box.tsx'
import { Page } from '../../ui/page.tsx'
import { useCustomerActions } from './actions.ts'
import { useCustomerColumns } from './columns.tsx'

const route = getRouteApi('/inside/$organization/customers')

/** Who is billed, each with what they owe in each currency. What is looked for stands in the address. */
export function CustomersPage() {
  const { t } = useTranslation(['customers', 'lists'])
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  // What the address says is checked by the server.
  const asked = askedOf(search) as CustomersAsked
  const query = useInfiniteQuery(customerList.rows(slug, asked))
  const total = useQuery(customerList.total(slug, asked))
  const narrowing = Object.keys(asked).filter((name) => name !== 'sort')
  return (
    <Page
      title={t('title')}
      under={t('says')}
      beside={
        <SearchBox
          key={slug}
          label={t('search')}
          placeholder={t('searchHint')}
          value={search.q ?? ''}
          look={(q) => void go({ search: (before) => ({ ...before, q }), replace: true })}
        />
      }
    >
      <ListFrame
        list="customers"
        label={t('title')}
        organization={organization}
        search={search}
        go={(next) => void go({ search: next })}
        query={query}
        total={total.data}
        columns={useCustomerColumns(organization)}
        filters={useCustomerFilters()}
        sort={search.sort ?? 'name'}
        nameOf={(row) => row.name}
        open={({ id }) =>
          void navigate({ to: '/$organization/customers/$id', params: { organization: slug, id } })
        }
        actions={useCustomerActions()}
        exported={() => billhook(slug).get('/v1/customers.csv', { query: asked })}
        table={customersTable}
        empty={
          narrowing.length === 0
            ? { title: t('none'), hint: t('noneSays') }
            : narrowing.every((name) => name === 'q')
              ? { title: t('nothingFits'), hint: t('nothingFitsSays') }
              : { title: t('lists:nothing'), hint: t('lists:nothingHint') }
        }
        tabs={
          <SegmentedControl
            size="xs"
            aria-label={t('balance')}
            value={search.standing ?? 'all'}
            data={[
              { value: 'all', label: t('everybody') },
              { value: 'owing', label: t('owing') },
              { value: 'overdue', label: t('overdue') },
              { value: 'credit', label: t('credit') },
            ]}
            onChange={(which) =>
              void go({
                search: (before) => ({ ...before, standing: which === 'all' ? undefined : which }),
              })
            }
          />
        }
      />
    </Page>
  )
}

function useCustomerFilters(): readonly ListFilter[] {
  const { t } = useTranslation('customers')
  return [
    { kind: 'text', key: 'currency', label: t('currency') },
    {
      kind: 'choice',
      key: 'portal',
      label: t('inPortal'),
      choices: [
        { value: 'true', label: t('inPortalYes') },
        { value: 'false', label: t('inPortalNo') },
      ],
    },
    { kind: 'text', key: 'source', label: t('source') },
  ]
}
