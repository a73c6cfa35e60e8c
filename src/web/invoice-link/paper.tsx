import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { Logo } from '../ui/logo.tsx'
import { day, money, t } from './language.ts'
import { HowToPay } from './how-to-pay.tsx'
import { Instalments } from './instalments.tsx'
import { Lines } from './lines.tsx'
import { Party } from './party.tsx'
import { Totals } from './totals.tsx'
import { methodText, titleText } from './words.ts'

/** The document as it is printed. */
export function Paper({ invoice }: { invoice: PublicInvoice }) {
  const dates = [
    [t('issued'), day(invoice.issuedOn)],
    ...(invoice.kind === 'credit_note' ? [] : [[t('due'), day(invoice.dueOn)]]),
    ...(invoice.reference === null ? [] : [[t('reference'), invoice.reference]]),
  ]
  return (
    <article className="paper" aria-label={titleText(invoice)}>
      <header className="head">
        <div>
          <Logo of={invoice.seller} />
          <p className="title">{titleText(invoice)}</p>
          {invoice.ended && <p className="quiet">{t('ended')}</p>}
        </div>
        <dl className="dates">
          {dates.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      <div className="parties">
        <Party title={t('from')} party={invoice.seller} />
        <Party title={t('to')} party={invoice.buyer} />
      </div>
      <Lines invoice={invoice} />
      <Totals invoice={invoice} />
      <Instalments invoice={invoice} />
      {invoice.payments.length > 0 && (
        <section className="payments">
          <h2>{t('payments')}</h2>
          <ul>
            {invoice.payments.map(({ receivedOn, method, amount }, at) => (
              <li key={at}>
                <span>
                  {day(receivedOn)} · {methodText(method)}
                </span>
                <span>{money(amount, invoice.currency)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <HowToPay invoice={invoice} />
      {invoice.notes !== null && <p className="notes">{invoice.notes}</p>}
    </article>
  )
}
