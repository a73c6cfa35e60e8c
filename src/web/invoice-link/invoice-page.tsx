import { useEffect } from 'react'
import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { day, money, t } from './language.ts'
import { address, type Opened, useOpened, useSeen } from './opened.ts'
import { Paper } from './paper.tsx'
import { isOwed, titleText, wordText } from './words.ts'

/** What a stranger with a link sees: the document, or quietly nothing. */
export function InvoicePage({ token }: { token: string }) {
  const { opened, again } = useOpened(token)
  const invoice = typeof opened === 'string' ? null : opened
  useSeen(address(token), invoice !== null)
  useEffect(() => {
    document.title = invoice ? `${titleText(invoice)} · ${invoice.seller.name}` : t('invoice')
  }, [invoice])
  return <main>{invoice ? <Shown invoice={invoice} /> : <NotShown opened={opened} again={again} />}</main>
}

function Shown({ invoice }: { invoice: PublicInvoice }) {
  const owed = isOwed(invoice)
  return (
    <>
      <header className="summary">
        <p className="company">{invoice.seller.name}</p>
        <div className="said">
          <div>
            <h1>
              {titleText(invoice)}{' '}
              <span className={`tone ${invoice.word.tone}`}>{wordText(invoice.word)}</span>
            </h1>
            <p className="figure">{money(owed ? invoice.balance : invoice.total, invoice.currency)}</p>
            <p className="quiet">{owed ? `${t('dueBy')} ${day(invoice.dueOn)}` : t(settledText(invoice))}</p>
          </div>
          <button type="button" onClick={() => window.print()}>
            {t('print')}
          </button>
        </div>
      </header>
      <Paper invoice={invoice} />
    </>
  )
}

function settledText({ ended, kind }: PublicInvoice): 'ended' | 'creditSays' | 'nothingOpen' {
  if (ended) return 'ended'
  return kind === 'credit_note' ? 'creditSays' : 'nothingOpen'
}

function NotShown({ opened, again }: { opened: Opened; again: () => void }) {
  if (opened === 'loading') {
    return (
      <div className="paper waiting" role="status" aria-label={t('loading')}>
        <i />
        <i />
        <i />
      </div>
    )
  }
  const isNothing = opened === 'nothing'
  return (
    <div className="nothing">
      <h1>{t(isNothing ? 'nothingTitle' : 'failedTitle')}</h1>
      <p>{t(isNothing ? 'nothing' : 'failed')}</p>
      {!isNothing && (
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      )}
    </div>
  )
}
