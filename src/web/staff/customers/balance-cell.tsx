import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { Customer } from '../../../contract/customer.ts'
import { Money } from '../../ui/money.tsx'
import { CreditLink } from './credit-link.tsx'

interface Figure {
  readonly organization: string
  readonly customer: Customer
  readonly of: 'openDocuments' | 'owed' | 'overdue' | 'credit'
}

/** A figure of what a customer owes or has, with the way to what it is made of: one line for each currency. */
export function BalanceCell({ organization, customer, of }: Figure) {
  if (customer.balances.length === 0) return <span className="quiet">—</span>
  return (
    <div onClick={onlyTheLink}>
      {customer.balances.map((balance) => (
        <div key={balance.currency}>
          <One {...{ organization, customer, of, balance }} />
        </div>
      ))}
    </div>
  )
}

/** In a row that opens something itself, a link opens only what it says. */
const onlyTheLink = (event: MouseEvent): void => {
  if (event.target instanceof Element && event.target.closest('a')) event.stopPropagation()
}

function One({
  organization,
  customer: { id },
  of,
  balance: { currency, openDocuments, receivable, overdue, credit },
}: Figure & { balance: Customer['balances'][number] }) {
  if (of === 'openDocuments') return openDocuments
  if (of === 'credit')
    return <CreditLink organization={organization} customer={id} currency={currency} amount={credit} />
  const amount = of === 'owed' ? receivable : overdue
  if (amount === 0) return <span className="quiet">—</span>
  return (
    <Link
      to="/$organization/books/aging/documents"
      params={{ organization }}
      search={{ currency, column: of, customer: id }}
    >
      <Money amount={amount} currency={currency} />
    </Link>
  )
}
