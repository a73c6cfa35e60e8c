import { useEffect, useState } from 'react'
import type {
  PortalStatement,
  StatementForm,
  StatementLine,
  StatementSheet,
} from '../../contract/customer-statement.ts'
import type { Seller } from '../../contract/party.ts'
import type { PortalSession } from '../../contract/portal.ts'
import { day, money } from '../invoice-link/language.ts'
import { PayTo } from '../invoice-link/how-to-pay.tsx'
import { t as paperText } from '../invoice-link/language.ts'
import { Party } from '../invoice-link/party.tsx'
import { methodText } from '../invoice-link/words.ts'
import { Logo } from '../ui/logo.tsx'
import { t } from './language.ts'
import { NotShown } from './not-shown.tsx'
import { To } from './place.tsx'
import { statementText as s } from './statement-words.ts'
import { useRead } from './use-read.ts'

interface Wish {
  readonly form: StatementForm
  readonly from: string
  readonly to: string
}

const FORMS = [
  ['balance-forward', 'balanceForward'],
  ['open-item', 'openItem'],
  ['activity', 'activity'],
] as const

/** The account's statement, as it is printed: what is open, or what happened, and what is owed at the end. */
export function StatementPage({ account }: { account: PortalSession['accounts'][number] }) {
  const [{ form, from, to }, setWish] = useState<Wish>({ form: 'balance-forward', from: '', to: '' })
  const asked = new URLSearchParams({
    form,
    ...(from === '' || form === 'open-item' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  })
  const { read, again } = useRead<PortalStatement>(`/v1/portal/accounts/${account.id}/statement?${asked}`)
  useEffect(() => {
    document.title = `${s('statement')} · ${account.company}`
  }, [account.company])
  const told = typeof read === 'string' ? null : read.data
  const wish = (by: Partial<Wish>): void => setWish((before) => ({ ...before, ...by }))
  return (
    <>
      <p className="back">
        <To path={`/portal/${account.id}`}>← {t('invoices')}</To>
      </p>
      {told && (
        <div className="letter">
          <Logo of={told.seller} />
          <div className="parties">
            <Party title={paperText('from')} party={told.seller} />
            <Party title={paperText('to')} party={told.buyer} />
          </div>
        </div>
      )}
      <h1 className="page">{s('statementOf', { name: account.customer })}</h1>
      {told && <p className="quiet">{daysOf(told)}</p>}
      <form className="wish" onSubmit={(event) => event.preventDefault()}>
        <div>
          <label htmlFor="form">{s('form')}</label>
          <select
            id="form"
            value={form}
            onChange={(event) => wish({ form: event.currentTarget.value as StatementForm })}
          >
            {FORMS.map(([value, text]) => (
              <option key={value} value={value}>
                {s(text)}
              </option>
            ))}
          </select>
        </div>
        {form !== 'open-item' && (
          <Day
            name="from"
            label={s('fromDay')}
            value={from || (told?.from ?? '')}
            onChange={(value) => wish({ from: value })}
          />
        )}
        <Day
          name="to"
          label={s(form === 'open-item' ? 'asOfDay' : 'toDay')}
          value={to || (told?.to ?? '')}
          onChange={(value) => wish({ to: value })}
        />
        <button type="button" onClick={() => window.print()}>
          {s('print')}
        </button>
      </form>
      {typeof read === 'string' ? (
        <NotShown read={read} again={again} />
      ) : read.data.currencies.length === 0 ? (
        <div className="paper empty" role="status">
          <h2>{s('nothing')}</h2>
          <p className="quiet">{s('nothingSays')}</p>
        </div>
      ) : (
        read.data.currencies.map((sheet) => (
          <Sheet
            key={sheet.currency}
            sheet={sheet}
            form={read.data.form}
            account={account.id}
            payTo={read.data.seller.payTo}
          />
        ))
      )}
    </>
  )
}

const daysOf = ({ from, to }: PortalStatement): string =>
  from === null ? s('asOf', { day: day(to) }) : `${day(from)} – ${day(to)}`

function Day({
  name,
  label,
  value,
  onChange,
}: {
  name: string
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input id={name} type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  )
}

function Sheet({
  sheet,
  form,
  account,
  payTo,
}: {
  sheet: StatementSheet
  form: StatementForm
  account: string
  payTo: Seller['payTo']
}) {
  const amount = (minor: number): string => money(minor, sheet.currency)
  return (
    <section className="paper" aria-label={sheet.currency}>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${s('statement')}, ${sheet.currency}`}>
        {form === 'open-item' ? (
          <Items sheet={sheet} account={account} />
        ) : (
          <Lines sheet={sheet} form={form} account={account} />
        )}
      </div>
      <dl className="totals">
        {form === 'open-item' && sheet.credit !== 0 && (
          <div>
            <dt>{s('credit')}</dt>
            <dd>{amount(-sheet.credit)}</dd>
          </div>
        )}
        <div className="strong">
          <dt>{s('closing')}</dt>
          <dd>{amount(sheet.closing)}</dd>
        </div>
      </dl>
      {sheet.elsewhere !== 0 && <p className="note">{s('elsewhere', { amount: amount(sheet.elsewhere) })}</p>}
      <Ages sheet={sheet} />
      {sheet.closing > 0 && <PayTo lines={payTo} quote={null} />}
    </section>
  )
}

/** What may be opened in the portal: a document that is known by its number. */
function Named({ document, account }: { document: { id: string; number: string | null }; account: string }) {
  return <To path={`/portal/${account}/${document.id}`}>{document.number ?? document.id}</To>
}

function Items({ sheet: { items, currency }, account }: { sheet: StatementSheet; account: string }) {
  if (items.length === 0) return <p>{s('nothingOpen')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{s('number')}</th>
          <th scope="col">{s('issued')}</th>
          <th scope="col">{s('due')}</th>
          <th scope="col" className="end">
            {s('total')}
          </th>
          <th scope="col" className="end">
            {s('open')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ document, open, daysPastDue }) => (
          <tr key={`${document.id} ${document.dueOn}`}>
            <td>
              <Named document={document} account={account} />
              {document.reference !== null && <span className="under">{document.reference}</span>}
            </td>
            <td>{day(document.issuedOn, 'medium')}</td>
            <td className={daysPastDue > 0 ? 'bad' : ''}>{day(document.dueOn, 'medium')}</td>
            <td className="end">{money(document.total, currency)}</td>
            <td className="end">{money(open, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lines({
  sheet: { lines, currency, opening },
  form,
  account,
}: {
  sheet: StatementSheet
  form: StatementForm
  account: string
}) {
  const isActivity = form === 'activity'
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{s('date')}</th>
          <th scope="col">{s('what')}</th>
          <th scope="col" className="end">
            {s('amount')}
          </th>
          {!isActivity && (
            <th scope="col" className="end">
              {s('balance')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td colSpan={isActivity ? 2 : 3}>{s('opening')}</td>
          <td className="end">{money(opening ?? 0, currency)}</td>
        </tr>
        {lines.map((line, at) => (
          <tr key={at}>
            <td>{day(line.date, 'medium')}</td>
            <td>
              {s(line.type)} {line.document && <Named document={line.document} account={account} />}
              <Known line={line} />
              {isActivity &&
                line.applied.map(({ document, amount }) => (
                  <span className="under" key={document.id}>
                    {s('applied')} {document.number}: {money(amount, currency)}
                  </span>
                ))}
              {isActivity && line.kept !== 0 && (
                <span className="under">
                  {s('kept')}: {money(line.kept, currency)}
                </span>
              )}
            </td>
            <td className="end">{money(line.amount, currency)}</td>
            {line.balance !== null && <td className="end">{money(line.balance, currency)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By what the customer knows it: their own reference, or how they paid. */
function Known({ line: { document, paymentMethod, paymentReference } }: { line: StatementLine }) {
  const method = paymentMethod === null ? null : methodText(paymentMethod)
  const known = [document?.reference, method, paymentReference].filter(Boolean)
  return known.length > 0 && <span className="under">{known.join(' · ')}</span>
}

const AGES = [
  ['notDue', 'current'],
  ['late30', 'days1To30'],
  ['late60', 'days31To60'],
  ['late90', 'days61To90'],
  ['lateMore', 'over90'],
  ['credits', 'credits'],
] as const

function Ages({ sheet: { aging, currency } }: { sheet: StatementSheet }) {
  return (
    <div className="payments ages">
      <h2>{s('age')}</h2>
      <ul>
        {AGES.filter(([, name]) => aging[name] !== 0).map(([text, name]) => (
          <li key={name}>
            <span>{s(text)}</span>
            <span>{money(aging[name], currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
