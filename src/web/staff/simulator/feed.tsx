import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import { dateLocale } from '../../texts/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import type { Entry, Standing } from './running.ts'

const TONES = { done: 'good', nothing: 'ended', refused: 'bad', failed: 'bad' } as const

/** The latest acts as sentences, newest first, each with the document it made or was about. */
export function Feed({
  standing: { latest, running },
  organization,
}: {
  standing: Standing
  organization: Organization
}) {
  const { t } = useTranslation('simulator')
  if (latest.length === 0) {
    return (
      <div className="surface">
        <Empty title={running ? t('coming') : t('nothing')}>{t('nothingWhy')}</Empty>
      </div>
    )
  }
  const time = new Intl.DateTimeFormat(dateLocale(), { timeStyle: 'medium' })
  return (
    <ol className="surface feed" aria-label={t('latest')} reversed>
      {latest.map((entry) => (
        <li key={entry.number}>
          <span className={`feed-dot tone-${TONES[entry.outcome]}`} aria-hidden />
          <div>
            <div>{entry.said}</div>
            <Outcome entry={entry} organization={organization.slug} />
          </div>
          <time className="quiet amount" dateTime={new Date(entry.at).toISOString()}>
            {time.format(entry.at)}
          </time>
        </li>
      ))}
    </ol>
  )
}

function Outcome({ entry: { did, invoiceId }, organization }: { entry: Entry; organization: string }) {
  if (did === null) return null
  if (invoiceId === null) return <div className="quiet">{did}</div>
  return (
    <div className="quiet">
      <Link to="/$organization/invoices/$id" params={{ organization, id: invoiceId }} preload={false}>
        {did}
      </Link>
    </div>
  )
}
