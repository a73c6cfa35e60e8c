import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { payments } from '../../api/payments.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money } from '../../ui/money.tsx'
import { Page } from '../../ui/page.tsx'
import { useMethodName } from './methods.ts'

/** The money that came in, the newest first. */
export function PaymentsPage() {
  const { t } = useTranslation('payments')
  const { slug } = useOwnOrganization()
  const navigate = useNavigate()
  const methodName = useMethodName()
  const list = useInfiniteQuery(payments(slug))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page
      title={t('title')}
      under={t('under')}
      beside={
        <Button
          leftSection={<IconPlus size={16} />}
          onClick={() => void navigate({ to: '/$organization/payments/new', params: { organization: slug } })}
        >
          {t('record')}
        </Button>
      }
    >
      <ListSurface list={list} count={rows.length} empty={<Empty title={t('none')}>{t('noneLong')}</Empty>}>
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('customer')}</th>
                <th>{t('received')}</th>
                <th>{t('method')}</th>
                <th>{t('reference')}</th>
                <th className="end">{t('credit')}</th>
                <th className="end">{t('amount')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link to="/$organization/payments/$id" params={{ organization: slug, id: row.id }}>
                      {row.customer.name}
                    </Link>
                    {row.alert !== null && (
                      <div style={{ fontSize: 12.5, color: 'var(--tone-attention)' }}>{row.alert}</div>
                    )}
                  </td>
                  <td className="amount">{dayText(row.receivedOn)}</td>
                  <td>{methodName(row.method)}</td>
                  <td className="phone-hide">{row.reference}</td>
                  <td className="end phone-hide">
                    {row.unapplied === 0 ? (
                      <span className="quiet">—</span>
                    ) : (
                      <Money amount={row.unapplied} currency={row.currency} />
                    )}
                  </td>
                  <td className="end">
                    <Money amount={row.amount} currency={row.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </Page>
  )
}
