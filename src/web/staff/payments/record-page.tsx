import { getRouteApi } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openItems } from '../../api/payments.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { CustomerSelect } from '../../ui/customer-select.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { RecordForm } from './record-form.tsx'

const route = getRouteApi('/inside/$organization/payments/new')

/** Records money that came in: whose, how much, and what it settles. */
export function RecordPaymentPage() {
  const { t } = useTranslation('payments')
  const organization = useOwnOrganization()
  const asked = route.useSearch()
  const [customer, choose] = useState(asked.customer ?? '')
  const owed = useQuery(openItems(organization.slug, customer))
  return (
    <Page title={t('record')} under={owed.data?.customer.name ?? t('recordUnder')}>
      {asked.customer === undefined && (
        <div className="surface" style={{ padding: 18 }}>
          <CustomerSelect
            organization={organization.slug}
            label={t('customer')}
            placeholder={t('customerPlaceholder')}
            nothing={t('nobody')}
            value={customer}
            onChange={choose}
          />
        </div>
      )}
      {owed.error && <ProblemAlert error={owed.error} retry={() => void owed.refetch()} />}
      {customer !== '' && owed.isPending && <RowsSkeleton count={4} />}
      {owed.data && (
        <RecordForm key={customer} organization={organization} owed={owed.data} invoice={asked.invoice} />
      )}
    </Page>
  )
}
