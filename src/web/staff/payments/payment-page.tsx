import { remarksText } from '../../texts/told.ts'
import { Button, Group } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { payment } from '../../api/payments.ts'
import { useSettleAlert } from '../../api/receivables.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText, instantText } from '../../ui/dates.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { useMethodName } from './methods.ts'
import { RefundForm } from './refund-form.tsx'
import { UndoForm } from './undo-form.tsx'

const route = getRouteApi('/inside/$organization/payments/$id')

/** One payment: whose money, what it settled, what is kept, and what was given back. */
export function PaymentPage() {
  const { t } = useTranslation(['payments', 'receivables'])
  const { slug, timeZone, today } = useOwnOrganization()
  const { id } = route.useParams()
  const methodName = useMethodName()
  const { data, error, refetch } = useQuery(payment(slug, id))
  const settle = useSettleAlert(slug, id)
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const { currency } = data
  return (
    <Page
      title={t('of', { amount: moneyText(data.amount, currency) })}
      under={
        <>
          <Link to="/$organization/customers/$id" params={{ organization: slug, id: data.customer.id }}>
            {data.customer.name}
          </Link>{' '}
          · {dayText(data.receivedOn)} · {methodName(data.method)}
        </>
      }
      beside={
        <Group>
          {data.refundable.length > 0 && (
            <Button
              variant="default"
              size="sm"
              onClick={() =>
                modals.open({
                  title: t('receivables:refundTitle'),
                  children: <RefundForm organization={slug} payment={data} today={today} />,
                })
              }
            >
              {t('receivables:refund')}
            </Button>
          )}
          <Link to="/$organization/payments" params={{ organization: slug }}>
            {t('all')}
          </Link>
        </Group>
      }
    >
      {data.alert !== null && (
        <div className="notice" role="note">
          {remarksText(data.alertSaid, data.alert)}{' '}
          {data.alertSettledAt === null && (
            <Button variant="default" size="xs" loading={settle.isPending} onClick={() => settle.mutate()}>
              {t('receivables:settleAlert')}
            </Button>
          )}
        </div>
      )}
      {settle.error && <ProblemAlert error={settle.error} />}
      <div className="surface scroll">
        <table className="rows">
          <thead>
            <tr>
              <th>{t('setAgainst')}</th>
              <th>{t('on')}</th>
              <th className="end">{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {data.allocations.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to="/$organization/invoices/$id" params={{ organization: slug, id: one.invoiceId }}>
                    {one.number ?? t('notNumbered')}
                  </Link>{' '}
                  {one.undoneOn === null ? (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      onClick={() =>
                        modals.open({
                          title: t('receivables:takeOffTitle', {
                            amount: moneyText(one.amount, currency),
                            number: one.number,
                          }),
                          children: (
                            <UndoForm
                              organization={slug}
                              customerId={data.customer.id}
                              currency={currency}
                              allocation={one}
                              today={today}
                            />
                          ),
                        })
                      }
                    >
                      {t('receivables:takeOffOrMove')}
                    </Button>
                  ) : (
                    <span className="quiet">
                      {t('receivables:undone', { day: dayText(one.undoneOn) })} {one.undoneReason}
                    </span>
                  )}
                </td>
                <td className="amount">{dayText(one.allocatedOn)}</td>
                <td className="end">
                  <Money amount={one.amount} currency={currency} />
                </td>
              </tr>
            ))}
            {data.unapplied > 0 && (
              <tr>
                <td>{t('credit')}</td>
                <td />
                <td className="end">
                  <Money amount={data.unapplied} currency={currency} />
                </td>
              </tr>
            )}
            {data.refunds.map((refund) => (
              <tr key={refund.id}>
                <td>
                  {t('givenBack')} <span className="quiet">{refund.reason}</span>
                </td>
                <td className="amount">{dayText(refund.refundedOn)}</td>
                <td className="end">
                  <Money amount={-refund.amount} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet" style={{ fontSize: 13.5, margin: 0 }}>
        {[
          data.reference && `${t('reference')}: ${data.reference}`,
          data.memo,
          t('recordedAt', { at: instantText(data.recordedAt, timeZone) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Page>
  )
}
