import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { Money } from '../../ui/money.tsx'
import { taxRateText } from '../../ui/tax-rate.ts'

/** What the document comes to, from the lines' sum to what is still open. */
export function Totals({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation(['invoice', 'receivables'])
  const { currency, documentDiscount } = invoice
  const inner = invoice.discount !== 0 || invoice.taxGroups.some(({ tax }) => tax !== 0)
  const open =
    invoice.kind !== 'credit_note' &&
    (invoice.paid !== 0 || invoice.credited !== 0 || invoice.writtenOff !== 0)
  return (
    <dl className="totals">
      {inner && (
        <Row
          name={invoice.pricesIncludeTax ? t('subtotalWithTax') : t('subtotal')}
          amount={invoice.subtotal}
          currency={currency}
        />
      )}
      {invoice.discount !== 0 && (
        <Row
          name={
            documentDiscount?.kind === 'percent'
              ? t('discountShare', { percent: documentDiscount.percent })
              : t('discount')
          }
          amount={-invoice.discount}
          currency={currency}
        />
      )}
      {invoice.taxGroups
        .filter(({ tax }) => tax !== 0)
        .map(({ category, rate, jurisdiction, base, tax }) => (
          <Row
            key={`${category} ${rate} ${jurisdiction}`}
            name={
              <Trans
                t={t}
                i18nKey={invoice.pricesIncludeTax ? 'taxWithin' : 'tax'}
                values={{ rate: taxRateText({ rate, jurisdiction }) }}
                components={{ amount: <Money bare amount={base} currency={currency} /> }}
              />
            }
            amount={tax}
            currency={currency}
          />
        ))}
      <dt className="strong">{invoice.kind === 'credit_note' ? t('credit') : t('total')}</dt>
      <dd className="strong">
        <Money amount={invoice.total} currency={currency} />
      </dd>
      {invoice.paid !== 0 && <Row name={t('paid')} amount={-invoice.paid} currency={currency} />}
      {invoice.refunded !== 0 && <Row name={t('refunded')} amount={invoice.refunded} currency={currency} />}
      {invoice.credited !== 0 && <Row name={t('credited')} amount={-invoice.credited} currency={currency} />}
      {invoice.writtenOff !== 0 && (
        <Row name={t('receivables:writtenOff')} amount={-invoice.writtenOff} currency={currency} />
      )}
      {open && (
        <>
          <dt style={{ fontWeight: 600, color: 'inherit' }}>{t('open')}</dt>
          <dd style={{ fontWeight: 600 }}>
            <Money amount={invoice.balance} currency={currency} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Row({ name, amount, currency }: { name: ReactNode; amount: number; currency: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Money bare amount={amount} currency={currency} />
      </dd>
    </>
  )
}
