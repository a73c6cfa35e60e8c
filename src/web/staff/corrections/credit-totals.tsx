import { useTranslation } from 'react-i18next'
import type { Creditable } from '../../../contract/crediting.ts'
import { formatDecimal } from '../../../kernel/decimal.ts'
import { Money } from '../../ui/money.tsx'
import { taxRateText } from '../../ui/tax-rate.ts'
import type { CreditTotals } from './credit.ts'

/** What the credit note comes to, what it takes off the open balance, and what stays to be credited. */
export function CreditTotalsList({ totals, of }: { totals: CreditTotals; of: Creditable }) {
  const { t } = useTranslation('corrections')
  const { total } = totals
  const open = BigInt(of.open)
  const offOpen = total < open ? total : open
  const row = (name: string, amount: bigint, strong = false) => (
    <>
      <dt className={strong ? 'strong' : undefined}>{name}</dt>
      <dd className={strong ? 'strong' : undefined}>
        <Money bare={!strong} amount={Number(amount)} currency={of.currency} />
      </dd>
    </>
  )
  return (
    <dl className="totals draft-totals" aria-label={t('totals')}>
      {row(t('net'), totals.net)}
      {totals.rates
        .filter(({ tax }) => tax !== 0n)
        .map(({ rate, jurisdiction, tax }) => (
          <div key={`${rate} ${jurisdiction}`} style={{ display: 'contents' }}>
            {row(t('tax', { rate: taxRateText({ rate: formatDecimal(rate), jurisdiction }) }), tax)}
          </div>
        ))}
      {row(t('total'), total, true)}
      {row(t('offOpen'), offOpen)}
      {total > offOpen && row(t('beyond'), total - offOpen)}
      {row(t('leftAfter'), BigInt(of.left) - total)}
    </dl>
  )
}
