import { Code, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { delivery } from '../../api/sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

/** A delivery as it came in, and why it came out as it did. */
export function DeliveryBody({
  organization,
  id,
  deliveryId,
}: {
  organization: string
  id: string
  deliveryId: string
}) {
  const { t } = useTranslation('sources')
  const { data, error } = useQuery(delivery(organization, id, deliveryId))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <RowsSkeleton count={4} />
  return (
    <Stack gap="sm">
      {data.reason !== null && <Text size="sm">{data.reason}</Text>}
      <Text size="sm" className="quiet">
        {t('deliveries.read', {
          count: data.attempts,
          id: data.externalId,
          signature: t(`deliveries.signatures.${data.signature}`),
        })}
      </Text>
      <Code block tabIndex={0} style={{ maxHeight: 420, overflow: 'auto' }}>
        {JSON.stringify(data.body, null, 2)}
      </Code>
    </Stack>
  )
}
