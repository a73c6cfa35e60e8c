import { useEffect } from 'react'
import type { PortalInvoice, PortalSession } from '../../contract/portal.ts'
import { day, money, t as paperText } from '../invoice-link/language.ts'
import { useSeen } from '../invoice-link/opened.ts'
import { Paper } from '../invoice-link/paper.tsx'
import { isOwed, titleText } from '../invoice-link/words.ts'
import { InstalmentChoice } from './instalment-choice.tsx'
import { t } from './language.ts'
import { NotShown } from './not-shown.tsx'
import { To } from './place.tsx'
import { Status } from './status.tsx'
import { useRead } from './use-read.ts'

/** One invoice: how it stands, what it is for, and the paper as on its public page. */
export function InvoicePage({ account, id }: { account: PortalSession['accounts'][number]; id: string }) {
  const address = `/v1/portal/accounts/${account.id}/invoices/${id}`
  const { read, again } = useRead<PortalInvoice>(address)
  const invoice = typeof read === 'string' ? null : read.data
  useSeen(address, invoice !== null)
  useEffect(() => {
    document.title = invoice ? `${titleText(invoice)} · ${account.company}` : t('invoices')
  }, [invoice, account.company])
  return (
    <>
      <p className="back">
        <To path={`/portal/${account.id}`}>← {t('invoices')}</To>
      </p>
      {typeof read === 'string' ? (
        <NotShown read={read} again={again} />
      ) : (
        <Shown invoice={read.data} address={address} />
      )}
    </>
  )
}

function Shown({ invoice, address }: { invoice: PortalInvoice; address: string }) {
  const owed = isOwed(invoice)
  return (
    <>
      <header className="summary">
        <div className="said">
          <div>
            <h1>
              {titleText(invoice)} <Status invoice={invoice} />{' '}
              {invoice.archived && <span className="tone">{t('archived')}</span>}
            </h1>
            <p className="figure">{money(owed ? invoice.balance : invoice.total, invoice.currency)}</p>
            <p className="quiet">
              {owed ? `${t('due')} ${day(invoice.dueOn)}` : paperText(settled(invoice))}
            </p>
          </div>
          {invoice.pdf && (
            <button type="button" onClick={() => window.print()}>
              {paperText('print')}
            </button>
          )}
        </div>
        {invoice.offers.length > 0 && <InstalmentChoice invoice={invoice} address={address} />}
        {invoice.work.length > 0 && (
          <dl className="work">
            <dt>{t('work')}</dt>
            {invoice.work.map(({ title, reference, day: done }) => (
              <dd key={reference}>
                {title} <span className="quiet">· {day(done)}</span>
              </dd>
            ))}
          </dl>
        )}
      </header>
      <Paper invoice={invoice} />
    </>
  )
}

function settled({ ended, kind }: PortalInvoice): 'ended' | 'creditSays' | 'nothingOpen' {
  if (ended) return 'ended'
  return kind === 'credit_note' ? 'creditSays' : 'nothingOpen'
}
