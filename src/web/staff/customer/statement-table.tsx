import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StatementForm, StatementLine, StatementSheet } from '../../../contract/customer-statement.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { useMethodName } from '../payments/methods.ts'
import { Money, moneyText } from '../../ui/money.tsx'

/** A customer's account in one currency: its rows, what is owed at the end, and how old that is. */
export function StatementTable({ sheet, form }: { sheet: StatementSheet; form: StatementForm }) {
  const { t } = useTranslation('statement')
  const { currency, closing, credit, other, elsewhere } = sheet
  const isOpen = form === 'open-item'
  const columns = isOpen || form === 'balance-forward' ? 4 : 3
  const foot = (name: string, amount: number) => (
    <tr>
      <td colSpan={columns - 1}>{name}</td>
      <td className="end">
        <Money amount={amount} currency={currency} />
      </td>
    </tr>
  )
  return (
    <>
      <table className="rows">
        {isOpen ? <Items sheet={sheet} /> : <Lines sheet={sheet} form={form} />}
        <tfoot>
          {isOpen && other !== 0 && foot(t('otherEntries'), other)}
          {isOpen && credit !== 0 && foot(t('credit'), -credit)}
          {foot(t('closing'), closing)}
        </tfoot>
      </table>
      {elsewhere !== 0 && (
        <p className="facts">{t('elsewhere', { amount: moneyText(elsewhere, currency) })}</p>
      )}
      <Ages sheet={sheet} />
    </>
  )
}

function Document({ document }: { document: { id: string; number: string | null } }) {
  const { slug } = useOwnOrganization()
  return (
    <Link to="/$organization/invoices/$id" params={{ organization: slug, id: document.id }}>
      {document.number ?? document.id}
    </Link>
  )
}

function Items({ sheet: { items, currency } }: { sheet: StatementSheet }) {
  const { t } = useTranslation('statement')
  return (
    <>
      <thead>
        <tr>
          <th>{t('number')}</th>
          <th>{t('due')}</th>
          <th className="end">{t('total')}</th>
          <th className="end">{t('open')}</th>
        </tr>
      </thead>
      <tbody>
        {items.length === 0 && (
          <tr>
            <td colSpan={4}>{t('nothingOpen')}</td>
          </tr>
        )}
        {items.map(({ document, open, daysPastDue }) => (
          <tr key={`${document.id} ${document.dueOn}`}>
            <td>
              <Document document={document} /> <span className="quiet">{document.reference}</span>
            </td>
            <td>
              {dayText(document.dueOn)}{' '}
              {daysPastDue > 0 && (
                <span className="quiet">
                  · {t('daysLate')}: {daysPastDue}
                </span>
              )}
            </td>
            <td className="end">
              <Money bare amount={document.total} currency={currency} />
            </td>
            <td className="end">
              <Money bare amount={open} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </>
  )
}

function Lines({
  sheet: { lines, currency, opening },
  form,
}: {
  sheet: StatementSheet
  form: StatementForm
}) {
  const { t } = useTranslation('statement')
  const isActivity = form === 'activity'
  return (
    <>
      <thead>
        <tr>
          <th>{t('date')}</th>
          <th>{t('what')}</th>
          <th className="end">{t('amount')}</th>
          {!isActivity && <th className="end">{t('balance')}</th>}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td colSpan={isActivity ? 2 : 3}>{t('opening')}</td>
          <td className="end">
            <Money bare amount={opening ?? 0} currency={currency} />
          </td>
        </tr>
        {lines.map((line, at) => (
          <tr key={at}>
            <td>{dayText(line.date)}</td>
            <td>
              <What line={line} />
              {isActivity && <Applied line={line} currency={currency} />}
            </td>
            <td className="end">
              <Money bare amount={line.amount} currency={currency} />
            </td>
            {line.balance !== null && (
              <td className="end">
                <Money bare amount={line.balance} currency={currency} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </>
  )
}

/** What happened, and the way to it. */
function What({ line }: { line: StatementLine }) {
  const { t } = useTranslation('statement')
  const methodName = useMethodName()
  const { type, document, paymentId, paymentMethod, paymentReference, description } = line
  const { slug } = useOwnOrganization()
  if (document) {
    return (
      <>
        {t(type)} <Document document={document} /> <span className="quiet">{document.reference}</span>
      </>
    )
  }
  if (paymentId === null) return type === 'other' || type === 'reversal' ? description : t(type)
  const known = [paymentMethod && methodName(paymentMethod), paymentReference].filter(Boolean)
  return (
    <>
      <Link to="/$organization/payments/$id" params={{ organization: slug, id: paymentId }}>
        {t(type)}
      </Link>{' '}
      <span className="quiet">{known.join(' · ')}</span>
    </>
  )
}

function Applied({ line: { applied, kept }, currency }: { line: StatementLine; currency: string }) {
  const { t } = useTranslation('statement')
  return (
    <>
      {applied.map(({ document, amount }) => (
        <div className="quiet" key={document.id}>
          {t('applied')} <Document document={document} />: <Money amount={amount} currency={currency} />
        </div>
      ))}
      {kept !== 0 && (
        <div className="quiet">
          {t('kept')}: <Money amount={kept} currency={currency} />
        </div>
      )}
    </>
  )
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
  const { t } = useTranslation('statement')
  return (
    <table className="rows" aria-label={t('age')}>
      <thead>
        <tr>
          {AGES.map(([text]) => (
            <th key={text} className="end">
              {t(text)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {AGES.map(([text, name]) => (
            <td key={text} className="end">
              <Money bare amount={aging[name]} currency={currency} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
