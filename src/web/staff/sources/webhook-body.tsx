import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { webhookDelivery } from '../../api/webhook-sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { FaultText } from '../../ui/fault-text.tsx'
import { prettyJson } from '../../ui/json-pretty.ts'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

/** A webhook as it was sent, why it came out as it did, and trying it with the mapping. */
export function WebhookBody({
  organization,
  id,
  deliveryId,
  use,
  openEvent,
}: {
  organization: string
  id: string
  deliveryId: string
  use: (body: unknown) => void
  openEvent: (id: string) => void
}) {
  const { t } = useTranslation('sources')
  const { data, error } = useQuery(webhookDelivery(organization, id, deliveryId))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <RowsSkeleton count={4} />
  const { workEventId, problems, reason } = data
  return (
    <Stack gap="sm">
      {problems.length === 0 && reason !== null && <Text size="sm">{reason}</Text>}
      {problems.map(({ mapping, ...fault }) => (
        <Text key={mapping + fault.code} size="sm">
          <FaultText fault={fault} />{' '}
          <span className="quiet">
            {mapping === ''
              ? t('deliveries.faultAtAll', { code: fault.code })
              : t('deliveries.faultAt', { code: fault.code, place: mapping })}
          </span>
        </Text>
      ))}
      <Text size="sm" className="quiet">
        {t('deliveries.told', { count: data.attempts, version: data.mappingVersion })}
      </Text>
      <Code block tabIndex={0} style={{ maxHeight: 420, overflow: 'auto' }}>
        {prettyJson(data.body)}
      </Code>
      <Group justify="flex-end">
        {workEventId !== null && (
          <Button variant="default" onClick={() => openEvent(workEventId)}>
            {t('deliveries.openEvent')}
          </Button>
        )}
        <Button onClick={() => use(data.body)}>{t('deliveries.tryIt')}</Button>
      </Group>
    </Stack>
  )
}
