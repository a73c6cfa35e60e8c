import { remarksText } from '../../texts/told.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { Card } from './card.tsx'

type Attention = Dashboard['attention'][number]

/** What a person should look at, each kind with the newest of it. */
export function AttentionFeed({
  attention,
  organization,
}: {
  attention: readonly Attention[]
  organization: string
}) {
  const { t } = useTranslation('dashboard')
  return (
    <Card title={t('attention')}>
      {attention.length === 0 ? (
        <p className="dashboard-none">{t('attentionNone')}</p>
      ) : (
        <ul className="attention">
          {attention.map(({ kind, count, items }) => (
            <li key={kind}>
              <strong>{t(kind, { count })}</strong>
              <ul>
                {items.map((item) => (
                  <li key={`${item.id} ${item.title}`}>
                    <Behind kind={kind} id={item.id} organization={organization}>
                      {item.title}
                    </Behind>
                    {item.why !== null && (
                      <span className="quiet"> {remarksText(item.whySaid, item.why)}</span>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** The way to what it is about. */
function Behind({
  kind,
  id,
  organization,
  children,
}: {
  kind: Attention['kind']
  id: string
  organization: string
  children: string
}) {
  switch (kind) {
    case 'conflict':
      return (
        <Link to="/$organization/events/$id" params={{ organization, id }}>
          {children}
        </Link>
      )
    case 'correction':
    case 'document':
      return (
        <Link to="/$organization/invoices/$id" params={{ organization, id }}>
          {children}
        </Link>
      )
    case 'payment':
      return (
        <Link to="/$organization/payments/$id" params={{ organization, id }}>
          {children}
        </Link>
      )
    case 'work':
      return (
        <Link to="/$organization/work/$id" params={{ organization, id }}>
          {children}
        </Link>
      )
    case 'delivery':
      return (
        <Link to="/$organization/sources" params={{ organization }}>
          {children}
        </Link>
      )
  }
}
