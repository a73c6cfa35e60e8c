import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { Money } from '../../ui/money.tsx'
import { taxRateText } from '../../ui/tax-rate.ts'

/** What a deposit comes to, and what it leaves for the document that bills the whole. */
export function DepositPreview({ deposit, left }: { deposit: Invoice; left: number }) {
  const { t } = useTranslation('deposits')
  const { currency } = deposit
  const row = (name: string, amount: number) => (
    <>
      <dt>{name}</dt>
      <dd>
        <Money bare amount={amount} currency={currency} />
      </dd>
    </>
  )
  return (
    <dl className="totals draft-totals" aria-label={t('preview')}>
      {row(t('net'), deposit.net)}
      {deposit.taxGroups
        .filter(({ tax }) => tax !== 0)
        .map(({ category, rate, jurisdiction, tax }) => (
          <div key={`${category} ${rate} ${jurisdiction}`} style={{ display: 'contents' }}>
            {row(t('tax', { rate: taxRateText({ rate, jurisdiction }) }), tax)}
          </div>
        ))}
      <dt className="strong">{t('total')}</dt>
      <dd className="strong">
        <Money amount={deposit.total} currency={currency} />
      </dd>
      {row(t('left'), left - deposit.total)}
    </dl>
  )
}
