import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../domain/invoice/totals.ts'
import { formatDecimal } from '../../../kernel/decimal.ts'
import { Money } from '../../ui/money.tsx'
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
      {taxesOf(totals, deducted).map(({ category, rate, tax }) => (
        <div key={`${category} ${rate}`} style={{ display: 'contents' }}>
          {row(t(pricesIncludeTax ? 'taxWithin' : 'tax', { rate }), tax)}
        </div>
      ))}
      <dt className="strong">{t('total')}</dt>
      <dd className="strong">
        <Money amount={Number(totals.total + (deducted?.total ?? 0n))} currency={currency} />
      </dd>
    </dl>
  )
}

/** The tax of each rate that there is any of. */
function taxesOf({ groups }: Totals, deducted: Deducted | null): Deducted['taxes'] {
  const taxes = new Map<string, Deducted['taxes'][number]>()
  const billed = groups.map(({ category, rate, tax }) => ({ category, rate: formatDecimal(rate), tax }))
  for (const { category, rate, tax } of [...billed, ...(deducted?.taxes ?? [])]) {
    const key = `${category} ${rate}`
    taxes.set(key, { category, rate, tax: (taxes.get(key)?.tax ?? 0n) + tax })
  }
  return [...taxes.values()].filter(({ tax }) => tax !== 0n)
}
