import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { t } from './language.ts'
import { isOwed } from './words.ts'

/** Where the money goes, and by what it is known there; nothing where nothing is open. */
export function HowToPay({ invoice }: { invoice: PublicInvoice }) {
  const { payTo } = invoice.seller
  if (payTo.length === 0 || !isOwed(invoice)) return null
  const rows =
    invoice.number === null ? payTo : [...payTo, { label: t('payReference'), value: invoice.number }]
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
