import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpenItem } from '../../../contract/open-item.ts'
import { dayText } from '../../ui/dates.ts'
import { Money, moneyText } from '../../ui/money.tsx'
import { amountTyped } from './allocation.ts'

/** The documents a payment may settle, each with how much of it; what is left is the customer's credit. */
export function AllocationGrid({
  items,
  currency,
  texts,
  tooMuch,
  left,
  isSuggested,
  today,
  change,
  suggest,
}: {
  items: readonly OpenItem[]
  currency: string
  texts: Readonly<Record<string, string>>
  tooMuch: ReadonlySet<string>
  left: bigint
  isSuggested: boolean
  today: string
  change: (invoiceId: string, text: string) => void
  suggest: () => void
}) {
  const { t } = useTranslation('payments')
  const errorOf = ({ invoiceId, open }: OpenItem): string | null =>
    tooMuch.has(invoiceId)
      ? t('atMost', { open: moneyText(open, currency) })
      : amountTyped(texts[invoiceId] ?? '', currency) === null
        ? t('noAmount')
        : null
  return (
    <div className="surface">
      <div className="scroll">
        <table className="rows">
          <thead>
            <tr>
              <th>{t('document')}</th>
              <th>{t('due')}</th>
              <th className="end">{t('open')}</th>
              <th className="end">{t('setAgainst')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const name = item.number ?? item.reference ?? t('notNumbered')
              return (
                <tr key={item.invoiceId}>
                  <td>
                    {name}
                    {item.draft && (
                      <div className="quiet" style={{ fontSize: 12.5 }}>
                        {t('draft')}
                      </div>
                    )}
                  </td>
                  <td
                    className="amount"
                    style={item.dueOn < today ? { color: 'var(--tone-bad)' } : undefined}
                  >
                    {dayText(item.dueOn)}
                  </td>
                  <td className="end">
                    <Money amount={item.open} currency={currency} />
                  </td>
                  <td className="end" style={{ width: 170 }}>
                    <TextInput
                      aria-label={t('setAgainstOne', { name })}
                      inputMode="decimal"
                      styles={{ input: { textAlign: 'right' } }}
                      value={texts[item.invoiceId] ?? ''}
                      error={errorOf(item)}
                      onChange={(event) => change(item.invoiceId, event.currentTarget.value)}
                    />
                  </td>
                </tr>
              )
            })}
            {items.length === 0 && (
              <tr>
                <td colSpan={4} className="quiet">
                  {t('nothingOpen')}
                </td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>
                {!isSuggested && (
                  <Button variant="subtle" size="compact-sm" onClick={suggest}>
                    {t('suggest')}
                  </Button>
                )}
              </td>
              <td className="end">{left < 0n ? t('tooMuch') : t('toCredit')}</td>
              <td
                className="end"
                role="status"
                aria-label={t('toCredit')}
                style={left < 0n ? { color: 'var(--tone-bad)' } : undefined}
              >
                <Money amount={Number(left)} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}
