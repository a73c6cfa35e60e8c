import { actText } from '../../texts/said.ts'
import { toldText } from '../../texts/told.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditLine } from '../../../contract/history.ts'
import type { Organization } from '../../../contract/organization.ts'
import { instantText } from '../../ui/dates.ts'
import type { ListColumn } from '../../ui/list/column.ts'
import { Changed } from './changed.tsx'
import { Subject } from './subject.tsx'
import { useSubjectName } from './subjects.ts'

/** What the audit trail can show of each act. */
export function useAuditColumns({ slug, timeZone }: Organization): readonly ListColumn<AuditLine>[] {
  const { t } = useTranslation('audit')
  const subjectName = useSubjectName()
  return [
    {
      key: 'act',
      label: t('act'),
      share: 52,
      cell: (row) => (
        <>
          {toldText(row.said, row.sentence)} <Subject line={row} organization={slug} />
          {row.reason !== null && <div className="quiet under">{t('reason', { reason: row.reason })}</div>}
          <Changed before={row.before} after={row.after} currency={row.currency} />
          {row.eventId !== null && (
            <div>
              <Link to="/$organization/events/$id" params={{ organization: slug, id: row.eventId }}>
                {t('event')}
              </Link>
            </div>
          )}
        </>
      ),
    },
    { key: 'actor', label: t('actor'), share: 16, cell: (row) => row.actor },
    {
      key: 'about',
      label: t('about'),
      share: 14,
      phoneHide: true,
      cell: (row) => subjectName(row.subjectType),
    },
    {
      key: 'at',
      label: t('at'),
      share: 18,
      sort: 'at',
      cell: (row) => (
        <time className="amount" dateTime={row.at}>
          {instantText(row.at, timeZone)}
        </time>
      ),
    },
    { key: 'verb', label: t('verb'), share: 14, extra: true, cell: (row) => actText(row.verb) },
    { key: 'number', label: t('number'), share: 14, extra: true, cell: (row) => row.number },
  ]
}
