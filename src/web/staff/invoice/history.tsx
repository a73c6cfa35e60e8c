import { toldText } from '../../texts/told.ts'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import { invoiceHistory } from '../../api/queries.ts'
import { instantText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

/** What happened to a document: who, when, what and why. */
export function History({ organization, id }: { organization: Organization; id: string }) {
  const { t } = useTranslation('invoice')
  const { data, error, refetch } = useQuery(invoiceHistory(organization.slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton count={4} />
  if (data.items.length === 0) return <Empty title={t('noHistory')} />
  return (
    <ol className="timeline">
      {data.items.map((line) => (
        <li key={line.id}>
          <Text size="sm" fw={520}>
            {toldText(line.said, line.sentence)}
          </Text>
          {line.reason !== null && <Text size="sm">{t('quotation', { text: line.reason })}</Text>}
          <Text size="xs" className="quiet">
            {instantText(line.at, organization.timeZone)} · {line.actor}
            {line.eventId !== null && (
              <>
                {' · '}
                <Link
                  to="/$organization/events/$id"
                  params={{ organization: organization.slug, id: line.eventId }}
                >
                  {t('why')}
                </Link>
              </>
            )}
          </Text>
        </li>
      ))}
    </ol>
  )
}
