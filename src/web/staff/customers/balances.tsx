import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Customer } from '../../../contract/customer.ts'
import { Money } from '../../ui/money.tsx'
import { CreditLink } from './credit-link.tsx'

/** What a customer owes, each figure with the way to what it is made of; one line for each currency. */
export function Balances({ organization, customer }: { organization: string; customer: Customer }) {
  const { balances, id } = customer
  const behind = (currency: string, column: 'owed' | 'overdue', amount: number) =>
    amount === 0 ? (
      <span className="quiet">—</span>
    ) : (
      <Link
        to="/$organization/books/aging/documents"
        params={{ organization }}
        search={{ currency, column, customer: id }}
      >
        <Money amount={amount} currency={currency} />
      </Link>
    )
  const cell = (of: (balance: Customer['balances'][number]) => ReactNode, hide = false) => (
    <td className={hide ? 'end phone-hide' : 'end'}>
      {balances.length === 0 ? (
        <span className="quiet">—</span>
      ) : (
        balances.map((balance) => <div key={balance.currency}>{of(balance)}</div>)
      )}
    </td>
  )
  return (
    <>
      {cell(({ openDocuments }) => openDocuments, true)}
      {cell(({ currency, receivable }) => behind(currency, 'owed', receivable))}
      {cell(({ currency, overdue }) => behind(currency, 'overdue', overdue), true)}
      {cell(
        ({ currency, credit }) => (
          <CreditLink organization={organization} customer={id} currency={currency} amount={credit} />
        ),
        true,
      )}
    </>
  )
}
