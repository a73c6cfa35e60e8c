import { Button, SimpleGrid, Stack, Tabs, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../contract/customer.ts'
import { customer as customerOf } from '../../api/customers.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { addressLines } from '../../ui/address-lines.ts'
import { countryName } from '../../ui/countries.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { termsText } from '../../ui/terms.ts'
import { BalanceCell } from '../customers/balance-cell.tsx'
import { CreditPanel } from './credit-panel.tsx'
import { CustomerForm } from './customer-form.tsx'
import { PortalPanel } from './portal-panel.tsx'
import { CustomerDocuments, CustomerPayments, CustomerWork } from './customer-lists.tsx'

/** A customer: what they owe, who they are, and everything that was billed to them and paid by them. */
export function CustomerPage() {
  const { t } = useTranslation('customers')
  const { slug, profile, timeZone, today } = useOwnOrganization()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(customerOf(slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const edit = (): void => {
    modals.open({
      title: t('editTitle', { name: data.name }),
      size: 'lg',
      children: <CustomerForm organization={slug} customer={data} />,
    })
  }
  return (
    <Page
      title={data.name}
      under={[data.company, data.email].filter(Boolean).join(' · ')}
      beside={
        <Button variant="default" onClick={edit}>
          {t('edit')}
        </Button>
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <Stack gap="lg">
          <section className="surface" aria-label={t('balance')}>
            {data.balances.length === 0 ? (
              <p className="quiet facts">{t('owesNothing')}</p>
            ) : (
              <div className="scroll">
                <table className="rows">
                  <thead>
                    <tr>
                      <th className="end phone-hide">{t('openDocuments')}</th>
                      <th className="end">{t('owes')}</th>
                      <th className="end">{t('overdue')}</th>
                      <th className="end">{t('credit')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <tr>
                      {(['openDocuments', 'owed', 'overdue', 'credit'] as const).map((of) => (
                        <td key={of} className={of === 'openDocuments' ? 'end phone-hide' : 'end'}>
                          <BalanceCell organization={slug} customer={data} of={of} />
                        </td>
                      ))}
                    </tr>
                  </tbody>
                </table>
              </div>
            )}
          </section>
          <CreditPanel organization={slug} id={id} today={today} />
          <PortalPanel organization={slug} customer={data} timeZone={timeZone} />
        </Stack>
        <Details customer={data} terms={profile.terms} />
      </SimpleGrid>
      <Tabs defaultValue="documents" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="documents">{t('documents')}</Tabs.Tab>
          <Tabs.Tab value="payments">{t('payments')}</Tabs.Tab>
          <Tabs.Tab value="work">{t('work')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="documents">
          <CustomerDocuments organization={slug} id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="payments">
          <CustomerPayments organization={slug} id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="work">
          <CustomerWork organization={slug} id={id} />
        </Tabs.Panel>
      </Tabs>
      <Stack gap={4}>
        <Link to="/$organization/customers/$id/statement" params={{ organization: slug, id }}>
          {t('statement')}
        </Link>
        <Link to="/$organization/books/entries" params={{ organization: slug }} search={{ customer: id }}>
          {t('journal')}
        </Link>
        <Link to="/$organization/audit" params={{ organization: slug }} search={{ subject: id }}>
          {t('changes')}
        </Link>
      </Stack>
    </Page>
  )
}

function Details({ customer, terms }: { customer: Customer; terms: string }) {
  const { t } = useTranslation('customers')
  const { address, externalId: id, source } = customer
  const where = address && addressLines(address, countryName)
  const facts = [
    [t('address'), where?.join('\n')],
    [t('phone'), customer.phone],
    [t('taxId'), customer.taxId],
    [
      t('terms'),
      customer.terms === null ? t('ownTerms', { terms: termsText(terms) }) : termsText(customer.terms),
    ],
    [t('knownAs'), t('knownIn', { id, source })],
    [t('version'), String(customer.version)],
  ] as const
  return (
    <section className="surface">
      <Title order={2} size="h5" px={20} pt={16}>
        {t('details')}
      </Title>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd style={{ whiteSpace: 'pre-line' }}>{value || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
