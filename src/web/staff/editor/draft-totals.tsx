import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../domain/invoice/totals.ts'
import { formatDecimal } from '../../../kernel/decimal.ts'
import { Money } from '../../ui/money.tsx'
import type { Policy } from './draft.ts'

/** What the document comes to now. */
export function DraftTotals({
  totals,
  policy: { currency, pricesIncludeTax },
}: {
  /** Null while something is no number yet. */
  totals: Totals | null
  policy: Policy
}) {
  const { t } = useTranslation('editor')
  if (totals === null) return <p className="dashboard-none">{t('notReadable')}</p>
  const row = (name: string, amount: bigint) => (
    <>
      <dt>{name}</dt>
      <dd>
        <Money bare amount={Number(amount)} currency={currency} />
      </dd>
    </>
  )
  return (
    <dl className="totals draft-totals" aria-label={t('totals')}>
      {row(pricesIncludeTax ? t('subtotalGross') : t('subtotal'), totals.subtotal)}
      {totals.discount !== 0n && row(t('discount'), -totals.discount)}
      {totals.groups
        .filter(({ tax }) => tax !== 0n)
        .map(({ category, rate, tax }) => (
          <div key={`${category} ${rate}`} style={{ display: 'contents' }}>
            {row(t(pricesIncludeTax ? 'taxWithin' : 'tax', { rate: formatDecimal(rate) }), tax)}
          </div>
        ))}
      <dt className="strong">{t('total')}</dt>
      <dd className="strong">
        <Money amount={Number(totals.total)} currency={currency} />
      </dd>
    </dl>
  )
}
