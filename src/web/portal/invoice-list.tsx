import { useEffect, useState } from 'react'
import type { PortalInvoicePage, PortalInvoiceRow } from '../../contract/portal.ts'
import { day, money } from '../invoice-link/language.ts'
import { titleText } from '../invoice-link/words.ts'
import { t } from './language.ts'
import { NotShown } from './not-shown.tsx'
import { To } from './place.tsx'
import { Status } from './status.tsx'
import { useRead } from './use-read.ts'

/** Long enough to type the next letter. */
const TYPING_MS = 250

/** The invoices, the newest first; looked for, archived ones too. */
export function InvoiceList({ account, company }: { account: string; company: string }) {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const waiting = window.setTimeout(() => setQ(typed.trim()), TYPING_MS)
    return () => window.clearTimeout(waiting)
  }, [typed])
  return (
    <>
      <div className="search">
        <label htmlFor="search">{t('search')}</label>
        <input
          id="search"
          type="search"
          maxLength={100}
          value={typed}
          aria-describedby="search-hint"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span id="search-hint" className="under">
          {t('searchHint')}
        </span>
      </div>
      <Pages key={q} account={account} company={company} q={q} />
    </>
  )
}

/**
 * A page of the list and, once they were asked for, those after it: each begins where the one before it ends now, so
 * that none is left out when something new comes on top.
 */
function Pages({
  account,
  company,
  q,
  cursor = '',
}: {
  account: string
  company: string
  q: string
  cursor?: string
}) {
  const [goesOn, setGoesOn] = useState(false)
  const { read, again } = useRead<PortalInvoicePage>(
    `/v1/portal/accounts/${account}/invoices?${new URLSearchParams({
      ...(q === '' ? {} : { q }),
      ...(cursor === '' ? {} : { cursor }),
    })}`,
  )
  if (typeof read === 'string') return <NotShown read={read} again={again} />
  const { items, nextCursor } = read.data
  if (items.length === 0 && cursor === '') {
    return (
      <div className="paper empty" role="status">
        <h2>{t(q === '' ? 'noneTitle' : 'notFoundTitle')}</h2>
        <p className="quiet">{q === '' ? t('none', { company }) : t('notFound', { text: q })}</p>
      </div>
    )
  }
  return (
    <>
      <ul className="invoices">
        {items.map((row) => (
          <Row key={row.id} account={account} row={row} />
        ))}
      </ul>
      {nextCursor !== null &&
        (goesOn ? (
          <Pages account={account} company={company} q={q} cursor={nextCursor} />
        ) : (
          <button type="button" className="plain" onClick={() => setGoesOn(true)}>
            {t('more')}
          </button>
        ))}
    </>
  )
}

function Row({ account, row }: { account: string; row: PortalInvoiceRow }) {
  const isCredit = row.kind === 'credit_note'
  // Work without a title is called by its reference already.
  const reference = row.work.some((title) => title.includes(row.reference ?? '')) ? null : row.reference
  const about = [...row.work, reference].filter(Boolean).join(' · ')
  return (
    <li>
      <To path={`/portal/${account}/${row.id}`}>
        <span className="what">
          <strong>{titleText(row)}</strong>
          {about !== '' && <span className="under">{about}</span>}
        </span>
        <span className="stands">
          <Status invoice={row} /> {row.archived && <span className="tone">{t('archived')}</span>}
          <span className="under">
            {isCredit ? day(row.issuedOn, 'medium') : `${t('due')} ${day(row.dueOn, 'medium')}`}
          </span>
        </span>
        <span className="end">
          <strong>{money(isCredit ? -row.total : row.total, row.currency)}</strong>
          {row.balance !== 0 && row.balance !== row.total && (
            <span className="under">
              {t('open')} {money(row.balance, row.currency)}
            </span>
          )}
        </span>
      </To>
    </li>
  )
}
