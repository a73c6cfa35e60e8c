import { Link } from '@tanstack/react-router'
import type { WordCounts } from '../../../contract/word.ts'
import type { InvoiceFilters } from '../../api/queries.ts'

/** The words of the business as filters, each with how many documents it stands for now. */
export function WordTabs({
  counts,
  filters,
  organization,
}: {
  counts: WordCounts['items']
  filters: InvoiceFilters
  organization: string
}) {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const tab = (word: string | undefined, label: string, count: number) => (
    <Link
      key={word ?? ''}
      to="/$organization/invoices"
      params={{ organization }}
      search={{ word, q: filters.q }}
      className="word-tab"
      aria-current={filters.word === word}
      data-none={count === 0}
    >
      {label.charAt(0).toUpperCase() + label.slice(1)}
      <span className="count">{count}</span>
    </Link>
  )
  return (
    <nav className="word-tabs" aria-label="Invoices by word">
      {tab(undefined, 'All', all)}
      {counts.map(({ word, label, count }) => tab(word, label, count))}
    </nav>
  )
}
