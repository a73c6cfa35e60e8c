import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WebhookSourceRecord } from '../../../contract/webhook-source.ts'
import { useChangeWebhookSource } from '../../api/webhook-sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** The bodies that a mapping must manage before it counts: they are tried each time it is saved or switched on. */
export function Samples({
  source,
  organization,
  body,
  use,
}: {
  source: WebhookSourceRecord
  organization: string
  /** What may be kept as another one; undefined while it is not JSON. */
  body: unknown
  use: (sample: unknown) => void
}) {
  const { t } = useTranslation('sources')
  const change = useChangeWebhookSource(organization, source.id)
  const { samples } = source
  return (
    <Stack gap="sm" mt="md">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {t('bench.samples')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          loading={change.isPending}
          disabled={body === undefined}
          onClick={() => change.mutate({ samples: [...samples, body] })}
        >
          {t('bench.keep')}
        </Button>
      </Group>
      {samples.length === 0 ? (
        <Text size="sm" className="quiet">
          {t('bench.noSamples')}
        </Text>
      ) : (
        <Group gap={6}>
          {samples.map((sample, at) => (
            <Group key={at} gap={0} className="word-tab" style={{ paddingRight: 6 }}>
              <button type="button" className="plain-button" onClick={() => use(sample)}>
                {t('bench.sample', { number: at + 1 })}
              </button>
              <ActionIcon
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={t('bench.takeOut', { number: at + 1 })}
                onClick={() => change.mutate({ samples: samples.filter((_, other) => other !== at) })}
              >
                <IconX size={13} />
              </ActionIcon>
            </Group>
          ))}
        </Group>
      )}
      {change.error && <ProblemAlert error={change.error} />}
    </Stack>
  )
}
