import { useTranslation } from 'react-i18next'
import { dayText } from '../../ui/dates.ts'
import { moneyText } from '../../ui/money.tsx'
import { fieldText, fieldValueText } from '../../texts/said.ts'

type Fields = Readonly<Record<string, unknown>> | null

/** What an act changed, field by field: what was, and what is. What stayed as it was, or says nothing, is left out. */
export function Changed({
  before,
  after,
  currency,
}: {
  before: Fields
  after: Fields
  currency: string | null
}) {
  const { t } = useTranslation('audit')
  const changes = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map((name) => ({
      name,
      was: valueText(name, before?.[name], currency),
      is: valueText(name, after?.[name], currency),
    }))
    .filter(({ name, was, is }) => was !== is && !(before === null && isNoAmount(name, after?.[name])))
  if (changes.length === 0) return null
  return (
    <dl className="change">
      {changes.map(({ name, was, is }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{fieldText(name)}</dt>
          <dd>
            {before && (
              <>
                <del>{was || t('nothing')}</del> →{' '}
              </>
            )}
            <ins>{is || t('nothing')}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the trail keeps in minor units, as text. */
const AMOUNTS = new Set(['net', 'tax', 'total', 'paid', 'credited', 'refunded', 'writtenOff', 'amount'])

/** Nothing yet of an amount on what is new says nothing. */
const isNoAmount = (name: string, value: unknown): boolean =>
  AMOUNTS.has(name) && name !== 'total' && String(value) === '0'

function valueText(name: string, value: unknown, currency: string | null): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => valueText(name, one, currency)).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([part, of]) => `${fieldText(part)} ${valueText(part, of, currency)}`)
      .join(', ')
  }
  const text = String(value as string | number | boolean)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(text)
  if (currency !== null && AMOUNTS.has(name) && /^-?\d+$/.test(text)) return moneyText(Number(text), currency)
  return fieldValueText(name, text)
}
