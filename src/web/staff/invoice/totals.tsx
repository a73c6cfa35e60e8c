import type { Invoice } from '../../../contract/invoice.ts'
import { Money } from '../../ui/money.tsx'

/** What the document comes to, from the lines' sum to what is still open. */
export function Totals({ invoice }: { invoice: Invoice }) {
  const { currency, documentDiscount } = invoice
  const share = documentDiscount?.kind === 'percent' ? ` (${documentDiscount.percent} %)` : ''
  const inner = invoice.discount !== 0 || invoice.taxGroups.some(({ tax }) => tax !== 0)
  const open = invoice.kind !== 'credit_note' && (invoice.paid !== 0 || invoice.credited !== 0)
  return (
    <dl className="totals">
      {inner && (
        <Row
          name={invoice.pricesIncludeTax ? 'Subtotal incl. tax' : 'Subtotal'}
          amount={invoice.subtotal}
          currency={currency}
        />
      )}
      {invoice.discount !== 0 && (
        <Row name={`Discount${share}`} amount={-invoice.discount} currency={currency} />
      )}
      {invoice.taxGroups
        .filter(({ tax }) => tax !== 0)
        .map(({ category, rate, base, tax }) => (
          <Row
            key={category + rate}
            name={`${invoice.pricesIncludeTax ? 'of which tax' : 'Tax'} ${rate} %`}
            under={base}
            amount={tax}
            currency={currency}
          />
        ))}
      <dt className="strong">{invoice.kind === 'credit_note' ? 'Credit' : 'Total'}</dt>
      <dd className="strong">
        <Money amount={invoice.total} currency={currency} />
      </dd>
      {invoice.paid !== 0 && <Row name="Paid" amount={-invoice.paid} currency={currency} />}
      {invoice.refunded !== 0 && <Row name="Refunded" amount={invoice.refunded} currency={currency} />}
      {invoice.credited !== 0 && <Row name="Credited" amount={-invoice.credited} currency={currency} />}
      {open && (
        <>
          <dt style={{ fontWeight: 600, color: 'inherit' }}>Open</dt>
          <dd style={{ fontWeight: 600 }}>
            <Money amount={invoice.balance} currency={currency} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Row({
  name,
  amount,
  currency,
  under,
}: {
  name: string
  amount: number
  currency: string
  under?: number
}) {
  return (
    <>
      <dt>
        {name}
        {under !== undefined && (
          <>
            {' on '}
            <Money bare amount={under} currency={currency} />
          </>
        )}
      </dt>
      <dd>
        <Money bare amount={amount} currency={currency} />
      </dd>
    </>
  )
}
