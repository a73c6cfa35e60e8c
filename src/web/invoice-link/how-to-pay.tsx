import type { Seller } from '../../contract/party.ts'
import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { t } from './language.ts'
import { isOwed } from './words.ts'

/** Where the money goes, and by what it is known there; nothing where nothing is open. */
export const HowToPay = ({ invoice }: { invoice: PublicInvoice }) =>
  isOwed(invoice) && <PayTo lines={invoice.seller.payTo} quote={invoice.number} />

export function PayTo({ lines, quote }: { lines: Seller['payTo']; quote: string | null }) {
  if (lines.length === 0) return null
  const rows = quote === null ? lines : [...lines, { label: t('payReference'), value: quote }]
  return (
    <section className="payments">
      <h2>{t('howToPay')}</h2>
      <dl className="pay">
        {rows.map(({ label, value }, at) => (
          <div key={at}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
