import { Link } from '@tanstack/react-router'
import type { WordCounts } from '../../../contract/word.ts'
import { useTranslation } from 'react-i18next'
import { wordText } from '../../texts/said.ts'
import { amountLocale } from '../../texts/texts.ts'
import type { InvoiceSearch } from './search.ts'

/** The words of the business as filters, each with how many documents it stands for now. */
export function WordTabs({
  counts,
  search,
  organization,
}: {
  counts: WordCounts['items']
  search: InvoiceSearch
  organization: string
}) {
  const { t } = useTranslation('lists')
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const tab = (word: string | undefined, label: string, count: number) => (
    <Link
      key={word ?? ''}
      to="/$organization/invoices"
      params={{ organization }}
      search={{ ...search, word, view: undefined }}
      className="word-tab"
      // Without it "All" is where one is under every word, as it asks for less.
      activeOptions={{ exact: true }}
      aria-current={search.word === word}
      data-none={count === 0}
    >
      {label}
      <span className="count">{count.toLocaleString(amountLocale())}</span>
    </Link>
  )
  return (
    <nav className="word-tabs" aria-label={t('byWord')}>
      {tab(undefined, t('all'), all)}
      {counts.map((row) => tab(row.word, wordText(row), row.count))}
    </nav>
  )
}
