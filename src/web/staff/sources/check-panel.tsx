import { Button, Stack, Text } from '@mantine/core'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CheckPoint, SourceConnection } from '../../../contract/source-connection.ts'
import type { Organization } from '../../../contract/organization.ts'
import { useCheck } from '../../api/sources.ts'
import { instantText } from '../../ui/dates.ts'
import { checkRemedyText } from '../../texts/said.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Panel } from './panel.tsx'

/** What works and what does not, point by point, each with how to mend it. */
export function CheckPanel({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const { t } = useTranslation('sources')
  const act = useCheck(organization.slug, connection.id)
  const { lastCheck } = connection
  return (
    <Panel
      title={t('check.title')}
      beside={
        connection.revokedAt === null && (
          <Button size="xs" variant="default" loading={act.isPending} onClick={() => act.mutate()}>
            {t('check.now')}
          </Button>
        )
      }
    >
      {act.error && <ProblemAlert error={act.error} />}
      {lastCheck === null ? (
        <Text size="sm" className="quiet">
          {t('check.never')}
        </Text>
      ) : (
        <Stack gap={10}>
          {lastCheck.points.map((point) => (
            <Point key={point.point} point={point} />
          ))}
          <Text size="xs" className="quiet">
            {t('check.at', { when: instantText(lastCheck.at, organization.timeZone) })}
          </Text>
        </Stack>
      )}
    </Panel>
  )
}

function Point({ point }: { point: CheckPoint }) {
  const { t } = useTranslation('sources')
  const { passed, says } = point
  const remedy = checkRemedyText(point)
  const [Icon, tone, word] =
    passed === null
      ? ([IconMinus, 'ended', t('check.open')] as const)
      : passed
        ? ([IconCheck, 'good', t('check.works')] as const)
        : ([IconX, 'bad', t('check.fails')] as const)
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '22px 1fr', gap: 8 }}>
      <Icon size={18} role="img" aria-label={word} style={{ color: `var(--tone-${tone})`, marginTop: 2 }} />
      <div>
        <Text size="sm" lang="en">
          {says}
        </Text>
        {remedy !== null && (
          <Text size="sm" className="quiet">
            {remedy}
          </Text>
        )}
      </div>
    </div>
  )
}
