import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { money, percent, t } from './language.ts'

/** What the document comes to, from the lines' sum to what is still open. */
export function Totals({ invoice }: { invoice: PublicInvoice }) {
  const { currency, kind, pricesIncludeTax, ended } = invoice
  const groups = invoice.taxGroups.filter(({ tax }) => tax !== 0)
  const isCredit = kind === 'credit_note'
  const settled = invoice.paid !== 0 || invoice.credited !== 0
  return (
    <dl className="totals">
      {(invoice.discount !== 0 || groups.length > 0) && (
        <Row
          name={t(pricesIncludeTax ? 'subtotalWithTax' : 'subtotal')}
          amount={invoice.subtotal}
          currency={currency}
        />
      )}
      {invoice.discount !== 0 && (
        <Row
          name={[t('discount'), invoice.discountPercent && percent(invoice.discountPercent)]
            .filter(Boolean)
            .join(' ')}
          amount={-invoice.discount}
          currency={currency}
        />
      )}
      {groups.map(({ category, rate, jurisdiction, base, tax }) => (
        <Row
          key={`${category} ${rate} ${jurisdiction}`}
          name={`${t(pricesIncludeTax ? 'taxIncluded' : 'tax')} ${percent(rate)}${jurisdiction === null ? '' : ` (${jurisdiction})`}`}
          under={`${t('taxOn')} ${money(base, currency)}`}
          amount={tax}
          currency={currency}
        />
      ))}
      <Row name={t(isCredit ? 'credit' : 'total')} amount={invoice.total} currency={currency} strong />
      {invoice.credited !== 0 && <Row name={t('credited')} amount={-invoice.credited} currency={currency} />}
      {invoice.paid !== 0 && <Row name={t('paid')} amount={-invoice.paid} currency={currency} />}
      {invoice.refunded !== 0 && <Row name={t('refunded')} amount={invoice.refunded} currency={currency} />}
      {!isCredit && !ended && settled && (
        <Row name={t('open')} amount={invoice.balance} currency={currency} strong />
      )}
    </dl>
  )
}

function Row({
  name,
  amount,
  currency,
  under,
  strong = false,
}: {
  name: string
  amount: number
  currency: string
  under?: string
  strong?: boolean
}) {
  return (
    <div className={strong ? 'strong' : undefined}>
      <dt>
        {name}
        {under !== undefined && <span className="under">{under}</span>}
      </dt>
      <dd>{money(amount, currency)}</dd>
    </div>
  )
}
