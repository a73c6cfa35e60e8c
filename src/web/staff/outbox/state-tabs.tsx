import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutboxSearch } from './search.ts'
import { STATES } from './states.ts'

/** The states of mails as filters. */
export function StateTabs({ search, organization }: { search: OutboxSearch; organization: string }) {
  const { t } = useTranslation('mail')
  return (
    <nav className="word-tabs" aria-label={t('byState')}>
      {[undefined, ...STATES].map((state) => (
        <Link
          key={state ?? 'all'}
          to="/$organization/outbox"
          params={{ organization }}
          search={{ ...search, state, view: undefined }}
          className="word-tab"
          activeOptions={{ exact: true }}
          aria-current={search.state === state}
        >
          {state === undefined ? t('all') : t(`states.${state}`)}
        </Link>
      ))}
    </nav>
  )
}
