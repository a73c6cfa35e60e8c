import { Button, Group, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { customerCredit, useApplyCredit } from '../../api/receivables.ts'
import { dayText } from '../../ui/dates.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** What is kept for a customer, where it comes from, and what it was used on. */
export function CreditPanel({
  organization,
  id,
  today,
}: {
  organization: string
  id: string
  today: string
}) {
  const { t } = useTranslation('receivables')
  const { data } = useQuery(customerCredit(organization, id))
  const apply = useApplyCredit(organization, id)
  if (!data || data.sources.length + data.uses.length === 0) return null
  return (
    <section className="surface" aria-label={t('credit')}>
      <Title order={2} size="h5" px={20} pt={16}>
        {t('credit')}
      </Title>
      {data.sources.length === 0 ? (
        <p className="quiet facts">{t('creditNone')}</p>
      ) : (
        <table className="rows">
          <tbody>
            {data.sources.map((source) => (
              <tr key={source.id}>
                <td>
                  <Link
                    to={
                      source.kind === 'payment'
                        ? '/$organization/payments/$id'
                        : '/$organization/invoices/$id'
                    }
                    params={{ organization, id: source.id }}
                  >
                    {source.name ?? t(source.kind === 'payment' ? 'payment' : 'note')}
                  </Link>{' '}
                  <span className="quiet">{t('since', { day: dayText(source.since) })}</span>
                </td>
                <td className="end">
                  <Money amount={source.left} currency={source.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group px={20} py={12} gap="xs">
        {data.left.map(({ currency, amount }) => (
          <Button
            key={currency}
            variant="default"
            size="xs"
            loading={apply.isPending}
            onClick={() => apply.mutate({ currency, appliedOn: today })}
          >
            {t('use')} ({moneyText(amount, currency)})
          </Button>
        ))}
      </Group>
      {apply.error && <ProblemAlert error={apply.error} />}
      {data.uses.length > 0 && (
        <ul className="facts">
          {data.uses.map((one) => (
            <li key={one.allocationId}>
              {t('used', {
                amount: moneyText(one.amount, one.currency),
                number: one.number,
                day: dayText(one.appliedOn),
              })}
              {one.undoneOn !== null && (
                <span className="quiet"> {t('undone', { day: dayText(one.undoneOn) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
