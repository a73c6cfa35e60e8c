import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paymentsTable } from '../../../contract/tables/lists.ts'
import { paymentList } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { usePaymentActions } from './actions.ts'
import { usePaymentColumns } from './columns.tsx'
import { METHODS, useMethodName } from './methods.ts'

const route = getRouteApi('/inside/$organization/payments')

/** The money that came in. What it is narrowed by stands in the address. */
export function PaymentsPage() {
  const { t } = useTranslation(['payments', 'lists'])
  const organization = useOwnOrganization()
  const { slug, today } = organization
  const search = route.useSearch()
  const go = route.useNavigate()
  const navigate = useNavigate()
  return (
    <ListFrame
      list="payments"
      title={t('title')}
      under={t('under')}
      organization={organization}
      find={{ label: t('searchLabel'), placeholder: t('search') }}
      beside={
        <Button
          leftSection={<IconPlus size={16} />}
          onClick={() => void navigate({ to: '/$organization/payments/new', params: { organization: slug } })}
        >
          {t('record')}
        </Button>
      }
      search={search}
      go={go}
      reading={paymentList}
      columns={usePaymentColumns(organization)}
      filters={usePaymentFilters()}
      sort={search.sort ?? '-received'}
      nameOf={(row) => `${row.customer.name}, ${dayText(row.receivedOn)}`}
      open={({ id }) =>
        void navigate({ to: '/$organization/payments/$id', params: { organization: slug, id } })
      }
      actions={usePaymentActions(today)}
      table={paymentsTable}
      empty={{ title: t('none'), hint: t('noneLong') }}
      tabs={
        <SegmentedControl
          size="xs"
          aria-label={t('title')}
          value={search.alert === 'true' ? 'alert' : search.credit === 'true' ? 'credit' : 'all'}
          data={[
            { value: 'all', label: t('anyPayment') },
            { value: 'credit', label: t('withCredit') },
            { value: 'alert', label: t('toCheck') },
          ]}
          onChange={(which) =>
            void go({
              search: (before) => ({
                ...before,
                credit: which === 'credit' ? 'true' : undefined,
                alert: which === 'alert' ? 'true' : undefined,
              }),
            })
          }
        />
      }
    />
  )
}

function usePaymentFilters(): readonly ListFilter[] {
  const { t } = useTranslation('payments')
  const methodName = useMethodName()
  return [
    { kind: 'customer', key: 'customer', label: t('customer') },
    { kind: 'days', from: 'from', to: 'to', label: t('received') },
    { kind: 'amounts', from: 'amountFrom', to: 'amountTo', label: t('amount') },
    {
      kind: 'choice',
      key: 'method',
      label: t('method'),
      choices: METHODS.map((value) => ({ value, label: methodName(value) })),
    },
    { kind: 'text', key: 'currency', label: t('currency') },
    { kind: 'text', key: 'provider', label: t('provider') },
  ]
}
