import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { accounts } from '../../api/books.ts'
import { Money } from '../../ui/money.tsx'

/** What is kept for a customer, with the way to the entries it comes from. */
export function CreditLink({
  organization,
  customer,
  currency,
  amount,
}: {
  organization: string
  customer: string
  currency: string
  amount: number
}) {
  const { data } = useQuery(accounts(organization))
  if (amount === 0) return <span className="quiet">—</span>
  const account = data?.items.find(({ role }) => role === 'customer_credit')?.code
  return (
    <Link
      to="/$organization/books/entries"
      params={{ organization }}
      search={{ customer, account, currency }}
    >
      <Money amount={amount} currency={currency} />
    </Link>
  )
}
