import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CollectionRatio, Collections } from '../../../contract/collections.ts'
import { dateLocale } from '../../texts/texts.ts'
import { spanText } from '../../ui/dates.ts'
import { Figure } from '../../ui/figure.tsx'

interface Span {
  readonly from: string
  readonly to: string
}
type Section = Collections['currencies'][number]

export const HELD = ['opening', 'creditSales', 'closing', 'pastDue'] as const
export const RATIOS = [
  ['daysSalesOutstanding', 'inDays'],
  ['bestPossibleDaysSalesOutstanding', 'inDays'],
  ['averageDaysToPay', 'inDays'],
  ['collectionEffectiveness', 'inPercent'],
] as const

/** How fast customers pay: the receivables of a currency and what they come to in days. */
export function CollectionsSpeed({
  section,
  span,
  compared,
}: {
  section: Section
  span: Span
  compared: Span | null
}) {
  const { t } = useTranslation('collections')
  const number = new Intl.NumberFormat(dateLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const line = (name: string, says: string | null, cells: readonly ReactNode[]) => (
    <tr key={name}>
      <td>
        {name}
        {says !== null && <div className="quiet under-name">{says}</div>}
      </td>
      {cells.slice(0, compared ? 2 : 1).map((cell, at) => (
        <td className="end amount" key={at}>
          {cell}
        </td>
      ))}
    </tr>
  )
  const told = (value: CollectionRatio['value'], unit: 'inDays' | 'inPercent') =>
    value === null ? <span className="quiet">—</span> : t(unit, { value: number.format(value) })
  return (
    <table className="rows statement">
      <thead>
        <tr>
          <th>{t('speedIn', { currency: section.currency })}</th>
          <th className="end">{spanText(span.from, span.to)}</th>
          {compared && <th className="end">{spanText(compared.from, compared.to)}</th>}
        </tr>
      </thead>
      <tbody>
        {HELD.map((name) => {
          const { amount, compared: other } = section.receivables[name]
          return line(
            t(name),
            null,
            [amount, other ?? 0].map((one, at) => (
              <Figure amount={one} currency={section.currency} key={at} />
            )),
          )
        })}
        {RATIOS.map(([name, unit]) =>
          line(t(name), t(`${name}Says`), [
            told(section[name].value, unit),
            told(section[name].compared, unit),
          ]),
        )}
      </tbody>
    </table>
  )
}
