import { useTranslation } from 'react-i18next'
import { inJurisdiction } from '../../../domain/invoice/tax-terms.ts'
import type { Totals } from '../../../domain/invoice/totals.ts'
import { formatDecimal } from '../../../kernel/decimal.ts'
import { Money } from '../../ui/money.tsx'
import { taxRateText } from '../../ui/tax-rate.ts'
import type { Deducted, Policy } from './draft.ts'

/** What the document comes to now, less what is deducted for deposits. */
export function DraftTotals({
  totals,
  deducted,
  policy: { currency, pricesIncludeTax },
}: {
  /** Null while something is no number yet. */
  totals: Totals | null
  /** Null where nothing is. */
  deducted: Deducted | null
  policy: Policy
}) {
  const { t } = useTranslation(['editor', 'deposits'])
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
      {deducted && row(t(`deposits:${pricesIncludeTax ? 'deductedWithTax' : 'deducted'}`), deducted.amount)}
      {taxesOf(totals, deducted).map((one) => (
        <div key={keyOf(one)} style={{ display: 'contents' }}>
          {row(t(pricesIncludeTax ? 'taxWithin' : 'tax', { rate: taxRateText(one) }), one.tax)}
        </div>
      ))}
      <dt className="strong">{t('total')}</dt>
      <dd className="strong">
        <Money amount={Number(totals.total + (deducted?.total ?? 0n))} currency={currency} />
      </dd>
    </dl>
  )
}

const keyOf = ({ category, rate, jurisdiction = '' }: Deducted['taxes'][number]): string =>
  `${category} ${rate} ${jurisdiction}`

/** The tax of each rate that there is any of. */
function taxesOf({ groups }: Totals, deducted: Deducted | null): Deducted['taxes'] {
  const taxes = new Map<string, Deducted['taxes'][number]>()
  const billed = groups.map((group) => ({ ...group, rate: formatDecimal(group.rate) }))
  for (const one of [...billed, ...(deducted?.taxes ?? [])]) {
    const { category, rate, jurisdiction } = one
    const tax = (taxes.get(keyOf(one))?.tax ?? 0n) + one.tax
    taxes.set(keyOf(one), { category, rate, ...inJurisdiction(jurisdiction), tax })
  }
  return [...taxes.values()].filter(({ tax }) => tax !== 0n)
}
