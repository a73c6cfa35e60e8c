import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { customerDocuments, customerPayments, customerWork } from '../../api/customers.ts'
import { dayText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Money } from '../../ui/money.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { useMethodName } from '../payments/methods.ts'
import { workText } from '../../texts/said.ts'

interface Of {
  readonly organization: string
  readonly id: string
}

/** What was billed to a customer: open and past, the newest first. */
export function CustomerDocuments({ organization, id }: Of) {
  const { t } = useTranslation('customers')
  const list = useInfiniteQuery(customerDocuments(organization, id))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <ListSurface
      list={list}
      count={rows.length}
      empty={<Empty title={t('noDocuments')}>{t('noDocumentsSay')}</Empty>}
    >
      <Rows heads={[t('number'), t('status'), t('issued'), t('due')]} ends={[t('total'), t('open')]}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/$organization/invoices/$id" params={{ organization, id: row.id }}>
                {row.number ?? t('notNumbered')}
              </Link>
              <div className="quiet under-name">{row.reference}</div>
            </td>
            <td>
              <WordBadge word={row.word} />
            </td>
            <td className="amount phone-hide">{dayText(row.issuedOn)}</td>
            <td className="amount phone-hide">{row.kind === 'credit_note' ? '' : dayText(row.dueOn)}</td>
            <td className="end">
              <Money amount={row.kind === 'credit_note' ? -row.total : row.total} currency={row.currency} />
            </td>
            <td className="end">
              {row.balance === 0 ? (
                <span className="quiet">—</span>
              ) : (
                <Money amount={row.balance} currency={row.currency} />
              )}
            </td>
          </tr>
        ))}
      </Rows>
    </ListSurface>
  )
}

/** What a customer paid. */
export function CustomerPayments({ organization, id }: Of) {
  const { t } = useTranslation('customers')
  const methodName = useMethodName()
  const list = useInfiniteQuery(customerPayments(organization, id))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <ListSurface
      list={list}
      count={rows.length}
      empty={<Empty title={t('noPayments')}>{t('noPaymentsSay')}</Empty>}
    >
      <Rows heads={[t('received'), t('method'), t('reference')]} ends={[t('amount'), t('ofItCredit')]}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="amount">
              <Link to="/$organization/books/entries" params={{ organization }} search={{ document: row.id }}>
                {dayText(row.receivedOn)}
              </Link>
            </td>
            <td>{methodName(row.method)}</td>
            <td className="phone-hide">{row.reference}</td>
            <td className="end">
              <Money amount={row.amount} currency={row.currency} />
            </td>
            <td className="end">
              {row.unapplied === 0 ? (
                <span className="quiet">—</span>
              ) : (
                <Money amount={row.unapplied} currency={row.currency} />
              )}
            </td>
          </tr>
        ))}
      </Rows>
    </ListSurface>
  )
}

/** What was done for a customer, and how much of it is billed. */
export function CustomerWork({ organization, id }: Of) {
  const { t } = useTranslation('customers')
  const list = useInfiniteQuery(customerWork(organization, id))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <ListSurface list={list} count={rows.length} empty={<Empty title={t('noWork')}>{t('noWorkSays')}</Empty>}>
      <Rows heads={[t('when'), t('what')]} ends={[t('worth'), t('billed')]}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="amount">{dayText(row.occurredOn)}</td>
            <td>
              <Link to="/$organization/work/$id" params={{ organization, id: row.id }}>
                {workText(row)}
              </Link>
            </td>
            <td className="end">
              <Money amount={row.value} currency={row.currency} />
            </td>
            <td className="end">
              <Money amount={row.billed} currency={row.currency} />
            </td>
          </tr>
        ))}
      </Rows>
    </ListSurface>
  )
}

function Rows({
  heads,
  ends,
  children,
}: {
  heads: readonly string[]
  ends: readonly string[]
  children: ReactNode
}) {
  return (
    <div className="scroll">
      <table className="rows cards">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
            {ends.map((head) => (
              <th key={head} className="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
