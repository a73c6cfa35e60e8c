import { SegmentedControl } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { customersTable } from '../../../contract/tables/lists.ts'
import { customerList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { useCustomerActions } from './actions.ts'
import { useCustomerColumns } from './columns.tsx'

const route = getRouteApi('/inside/$organization/customers')

/** Who is billed, each with what they owe in each currency. What is looked for stands in the address. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const organization = useOwnOrganization()
  const { slug } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  return (
    <ListFrame
      list="customers"
      title={t('title')}
      under={t('says')}
      organization={organization}
      find={{ label: t('search'), placeholder: t('searchHint') }}
      search={search}
      go={go}
      reading={customerList}
      columns={useCustomerColumns(organization)}
      filters={useCustomerFilters()}
      sort={search.sort ?? 'name'}
      nameOf={(row) => row.name}
      open={({ id }) =>
        void navigate({ to: '/$organization/customers/$id', params: { organization: slug, id } })
      }
      actions={useCustomerActions()}
      table={customersTable}
      empty={{ title: t('none'), hint: t('noneSays') }}
      nothing={(by) =>
        by.every((name) => name === 'q') ? { title: t('nothingFits'), hint: t('nothingFitsSays') } : null
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
