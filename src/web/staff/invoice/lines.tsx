import type { Invoice } from '../../../contract/invoice.ts'
import type { InvoiceLine } from '../../../contract/invoice-parts.ts'
import { Money, moneyText } from '../../ui/money.tsx'

/** The lines. The tax column is left out where nothing is taxed. */
export function Lines({ invoice: { lines, currency, pricesIncludeTax } }: { invoice: Invoice }) {
  const taxed = lines.some(({ taxRate }) => taxRate !== '0')
  return (
    <div className="scroll">
      <table className="rows">
        <thead>
          <tr>
            <th>Description</th>
            <th className="end phone-hide">Quantity</th>
            <th className="end phone-hide">Unit price</th>
            {taxed && <th className="end">Tax</th>}
            <th className="end">{pricesIncludeTax ? 'Amount incl. tax' : 'Amount'}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <td style={{ minWidth: 150 }}>
                {line.description}
                <div className="quiet phone-only" style={{ fontSize: 12.5 }}>
                  {line.quantity} × {priceText(line.unitPrice, currency)}
                </div>
                {line.discountAmount !== 0 && (
                  <div className="quiet" style={{ fontSize: 12.5 }}>
                    {discountText(line, currency)}
                  </div>
                )}
              </td>
              <td className="end amount phone-hide">
                {line.quantity}
                {unitText(line.unit)}
              </td>
              <td className="end amount phone-hide">{priceText(line.unitPrice, currency)}</td>
              {taxed && <td className="end amount">{line.taxRate} %</td>}
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

function discountText({ discount, discountAmount }: InvoiceLine, currency: string): string {
  const share = discount?.kind === 'percent' ? `${discount.percent} % ` : ''
  return `${share}discount of ${moneyText(discountAmount, currency)}`
}

/** Units that work comes with, as they are written on paper; others stand as they were given. */
const UNITS: Readonly<Record<string, string>> = { hour: 'h', piece: 'pcs' }

const unitText = (unit: string | null): string => (unit === null ? '' : ` ${UNITS[unit] ?? unit}`)

/** A unit price has as many places as it was given, and at least those of its currency. */
function priceText(price: string, currency: string): string {
  const places =
    new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ??
    2
  const [whole = '0', fraction = ''] = price.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
  const shown = fraction.padEnd(places, '0')
  return shown === '' ? grouped : `${grouped}.${shown}`
}
