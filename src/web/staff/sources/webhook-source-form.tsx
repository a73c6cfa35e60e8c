import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMakeWebhookSource } from '../../api/webhook-sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { SecretOnce } from './secret-once.tsx'
import { STARTERS } from './starters.ts'

/** Makes a webhook source with a mapping to begin with, and then shows its secret: once. */
export function WebhookSourceForm({
  organization,
  profile,
  openSource,
}: {
  organization: string
  /** What it most likely tells of. */
  profile: string
  openSource: (id: string) => void
}) {
  const { t } = useTranslation('sources')
  const act = useMakeWebhookSource(organization)
  const [name, setName] = useState('')
  const [starter, setStarter] = useState(profile in STARTERS ? profile : 'fleet')
  const made = act.data
  if (made) {
    return (
      <SecretOnce
        path={made.path}
        secret={made.secret}
        says={t('webhook.made')}
        done={{
          label: t('webhook.toMapping'),
          act: () => {
            modals.closeAll()
            openSource(made.id)
          },
        }}
      />
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ name: name.trim(), mapping: STARTERS[starter]!.mapping })
      }}
    >
      <Stack>
        <TextInput
          label={t('webhook.name')}
          description={t('webhook.nameNote')}
          required
          data-autofocus
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('webhook.tells')}
          description={t('webhook.tellsNote')}
          value={starter}
          data={Object.entries(STARTERS).map(([value, { label }]) => ({
            value,
            label: t(`webhook.starters.${label}`),
          }))}
          onChange={(event) => setStarter(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={name.trim() === ''}>
            {t('webhook.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
