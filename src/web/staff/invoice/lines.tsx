import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import type { InvoiceLine } from '../../../contract/invoice-parts.ts'
import { decimalText, percentText } from '../../ui/decimal.ts'
import { Money, moneyText } from '../../ui/money.tsx'

/** The lines. The tax column is left out where nothing is taxed; on a phone quantity and price stand below the text. */
export function Lines({ invoice: { lines, currency, pricesIncludeTax } }: { invoice: Invoice }) {
  const { t } = useTranslation('invoice')
  const taxed = lines.some(({ taxRate }) => taxRate !== '0')
  // One for all of them is said with the totals.
  const apart = new Set(lines.map(({ taxJurisdiction }) => taxJurisdiction)).size > 1
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('lines')}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('description')}</th>
            <th className="end phone-hide">{t('quantity')}</th>
            <th className="end phone-hide">{t('unitPrice')}</th>
            {taxed && <th className="end">{t('lineTax')}</th>}
            <th className="end">{t(pricesIncludeTax ? 'amountWithTax' : 'amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <td style={{ minWidth: 150 }}>
                {line.description}
                {!isDeduction(line) && (
                  <div className="quiet phone-only" style={{ fontSize: 12.5 }}>
                    {quantityText(line)} × {decimalText(line.unitPrice, currency)}
                  </div>
                )}
                {line.account !== null && (
                  <div className="quiet" style={{ fontSize: 12.5 }}>
                    {t('earnsOn', { account: line.account })}
                  </div>
                )}
                {line.discountAmount !== 0 && (
                  <div className="quiet" style={{ fontSize: 12.5 }}>
                    {discountText(line, currency)}
                  </div>
                )}
              </td>
              <td className="end amount phone-hide">{!isDeduction(line) && quantityText(line)}</td>
              <td className="end amount phone-hide">
                {!isDeduction(line) && decimalText(line.unitPrice, currency)}
              </td>
              {taxed && (
                <td className="end amount">
                  {percentText(line.taxRate)}
                  {apart && (
                    <div className="quiet" style={{ fontSize: 12.5 }}>
                      {line.taxJurisdiction}
                    </div>
                  )}
                </td>
              )}
              <td className="end">
                <Money bare amount={line.gross - line.discountAmount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What is taken off for a deposit has no quantity and no price, only what it comes to. */
const isDeduction = ({ kind, gross }: InvoiceLine): boolean => kind === 'deposit' && gross < 0

function discountText({ discount, discountAmount }: InvoiceLine, currency: string): string {
  const amount = moneyText(discountAmount, currency)
  return discount?.kind === 'percent'
    ? i18next.t('lineDiscountShare', { ns: 'invoice', percent: percentText(discount.percent), amount })
    : i18next.t('lineDiscount', { ns: 'invoice', amount })
}

/** Units that work comes with are written in the reader's language; others stand as they were given. */
function quantityText({ quantity, unit }: InvoiceLine): string {
  if (unit === null) return decimalText(quantity)
  const name = unit === 'hour' || unit === 'piece' ? i18next.t(`units.${unit}`, { ns: 'invoice' }) : unit
  return `${decimalText(quantity)} ${name}`
}
