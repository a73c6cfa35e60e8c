import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Payout } from '../../../contract/payout.ts'
import { payouts, useUndoPayout } from '../../api/payouts.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money } from '../../ui/money.tsx'
import { BooksFrame } from '../books/books-frame.tsx'
import { UndoForm } from '../books/undo-form.tsx'
import { PayoutForm } from './payout-form.tsx'

/** What gateways paid out, the newest recorded first. */
export function PayoutsPage() {
  const { t } = useTranslation('clearing')
  const { slug, today, currency } = useOwnOrganization()
  const list = useInfiniteQuery(payouts(slug))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const record = (): void => {
    modals.open({
      title: t('record'),
      size: 'lg',
      children: <PayoutForm organization={slug} own={currency} today={today} />,
    })
  }
  return (
    <BooksFrame
      room="journal"
      title={t('payouts')}
      under={
        <>
          {t('payoutsSay')}{' '}
          <Link to="/$organization/books/clearing" params={{ organization: slug }}>
            {t('toClearing')}
          </Link>
        </>
      }
      beside={
        <Button leftSection={<IconPlus size={16} />} onClick={record}>
          {t('record')}
        </Button>
      }
    >
      <ListSurface list={list} count={rows.length} empty={<Empty title={t('none')}>{t('noneSays')}</Empty>}>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('payouts')}>
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('payout')}</th>
                <th>{t('paidOn')}</th>
                <th className="end">{t('gross')}</th>
                <th className="end">{t('fee')}</th>
                <th className="end">{t('net')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} payout={row} organization={slug} />
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </BooksFrame>
  )
}

function Row({ payout, organization }: { payout: Payout; organization: string }) {
  const { t } = useTranslation('clearing')
  const { id, provider, providerId, currency, undoneOn } = payout
  const undo = (): void => {
    modals.open({ title: t('undo'), children: <Undo id={id} organization={organization} /> })
  }
  return (
    <tr>
      <td>
        <Link to="/$organization/books/entries/$id" params={{ organization, id: payout.entryId }}>
          {providerId}
        </Link>
        <div className="quiet under-name">
          {[provider, payout.reference].filter(Boolean).join(' · ')}
          {undoneOn !== null && ` · ${t('undoneOn', { day: dayText(undoneOn) })}`}
        </div>
      </td>
      <td className="amount">{dayText(payout.paidOn)}</td>
      <td className="end phone-hide">
        <Money amount={payout.gross} currency={currency} />
      </td>
      <td className="end phone-hide">
        <Money amount={payout.fee} currency={currency} />
      </td>
      <td className="end">
        <Money amount={payout.net} currency={currency} />
      </td>
      <td className="end">
        {undoneOn === null && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t('undoOf', { id: providerId })}
            onClick={undo}
          >
            {t('undo')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Undo({ id, organization }: { id: string; organization: string }) {
  const { t } = useTranslation('clearing')
  return <UndoForm says={t('undoSays')} label={t('undo')} act={useUndoPayout(organization, id)} />
}
