import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { decimal, money, percent, t } from './language.ts'
import { unitText } from './words.ts'

/** The lines. The tax column is left out where nothing is taxed; on a phone quantity and price stand below the text. */
export function Lines({ invoice: { lines, currency, pricesIncludeTax } }: { invoice: PublicInvoice }) {
  const taxed = lines.some(({ taxRate }) => taxRate !== '0')
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t('description')}</th>
          <th scope="col" className="end wide">
            {t('quantity')}
          </th>
          <th scope="col" className="end wide">
            {t('unitPrice')}
          </th>
          {taxed && (
            <th scope="col" className="end">
              {t('tax')}
            </th>
          )}
          <th scope="col" className="end">
            {t(pricesIncludeTax ? 'amountWithTax' : 'amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            <td>
              {line.description}
              {!isDeduction(line) && (
                <span className="under narrow">
                  {decimal(line.quantity)}
                  {unitText(line.unit)} × {decimal(line.unitPrice, currency)}
                </span>
              )}
              {line.discountAmount !== 0 && (
                <span className="under">
                  {t('lineDiscount')} {money(line.discountAmount, currency)}
                </span>
              )}
            </td>
            <td className="end wide">
              {!isDeduction(line) && `${decimal(line.quantity)}${unitText(line.unit)}`}
            </td>
            <td className="end wide">{!isDeduction(line) && decimal(line.unitPrice, currency)}</td>
            {taxed && <td className="end">{percent(line.taxRate)}</td>}
            <td className="end">{money(line.amount, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is taken off for a deposit has no quantity and no price, only what it comes to. */
const isDeduction = ({ kind, amount }: PublicInvoice['lines'][number]): boolean =>
  kind === 'deposit' && amount < 0
