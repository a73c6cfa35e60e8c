import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { webhookDelivery } from '../../api/webhook-sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
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
  const { data, error } = useQuery(webhookDelivery(organization, id, deliveryId))
  if (error) return <ProblemAlert error={error} />
  if (!data) return <RowsSkeleton count={4} />
  const { workEventId, problems, reason } = data
  const tries = data.attempts === 1 ? 'once' : `${data.attempts} times`
  return (
    <Stack gap="sm">
      {problems.length === 0 && reason !== null && <Text size="sm">{reason}</Text>}
      {problems.map(({ code, detail, remedy, mapping }) => (
        <Text key={mapping + code} size="sm">
          {detail} {remedy}{' '}
          <span className="quiet">
            {code} at {mapping || 'the whole'} of the mapping
          </span>
        </Text>
      ))}
      <Text size="sm" className="quiet">
        Told {tries}, last with version {data.mappingVersion} of the mapping
      </Text>
      <Code block tabIndex={0} style={{ maxHeight: 420, overflow: 'auto' }}>
        {prettyJson(data.body)}
      </Code>
      <Group justify="flex-end">
        {workEventId !== null && (
          <Button variant="default" onClick={() => openEvent(workEventId)}>
            Open its event
          </Button>
        )}
        <Button onClick={() => use(data.body)}>Try it with the mapping</Button>
      </Group>
    </Stack>
  )
}
