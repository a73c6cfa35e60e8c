import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paymentsTable } from '../../../contract/tables/lists.ts'
import { billhook } from '../../api/client.ts'
import { paymentList, type PaymentsAsked } from '../../api/lists.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { askedOf } from '../../ui/list/column.ts'
import type { ListFilter } from '../../ui/list/filters.ts'
import { ListFrame } from '../../ui/list/list-frame.tsx'
import { SearchBox } from '../../ui/list/search-box.tsx'
import { Page } from '../../ui/page.tsx'
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
  // What the address says is checked by the server.
  const asked = askedOf(search) as PaymentsAsked
  const query = useInfiniteQuery(paymentList.rows(slug, asked))
  const total = useQuery(paymentList.total(slug, asked))
  const isNarrowed = Object.keys(asked).some((name) => name !== 'sort')
  return (
    <Page
      title={t('title')}
      under={t('under')}
      beside={
        <>
          <SearchBox
            key={slug}
            label={t('searchLabel')}
            placeholder={t('search')}
            value={search.q ?? ''}
            look={(q) => void go({ search: (before) => ({ ...before, q }), replace: true })}
          />
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() =>
              void navigate({ to: '/$organization/payments/new', params: { organization: slug } })
            }
          >
            {t('record')}
          </Button>
        </>
      }
    >
      <ListFrame
        list="payments"
        label={t('title')}
        organization={organization}
        search={search}
        go={(next) => void go({ search: next })}
        query={query}
        total={total.data}
        columns={usePaymentColumns(organization)}
        filters={usePaymentFilters()}
        sort={search.sort ?? '-received'}
        nameOf={(row) => `${row.customer.name}, ${dayText(row.receivedOn)}`}
        open={({ id }) =>
          void navigate({ to: '/$organization/payments/$id', params: { organization: slug, id } })
        }
        actions={usePaymentActions(today)}
        exported={() => billhook(slug).get('/v1/payments.csv', { query: asked })}
        table={paymentsTable}
        empty={
          isNarrowed
            ? { title: t('lists:nothing'), hint: t('lists:nothingHint') }
            : { title: t('none'), hint: t('noneLong') }
        }
        tabs={
          <SegmentedControl
            size="xs"
            aria-label={t('title')}
            value={search.alert === 'true' ? 'alert' : search.credit === 'true' ? 'credit' : 'all'}
            data={[
              { value: 'all', label: t('lists:all') },
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
    </Page>
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
