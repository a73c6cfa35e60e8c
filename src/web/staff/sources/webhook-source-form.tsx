import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
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
  const act = useMakeWebhookSource(organization)
  const [name, setName] = useState('')
  const [starter, setStarter] = useState(profile in STARTERS ? profile : 'fleet')
  const made = act.data
  if (made) {
    return (
      <SecretOnce
        path={made.path}
        secret={made.secret}
        says="Enter both in your system. The secret is shown this once. The source is off: what is sent meanwhile is kept, and nothing is done."
        done={{
          label: 'Go on to its mapping',
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
          label="Name"
          description="What its events are told under. It cannot be changed later."
          required
          data-autofocus
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="What it mostly tells"
          description="The mapping begins with an example of this; you change it to fit what your system sends."
          value={starter}
          data={Object.entries(STARTERS).map(([value, { label }]) => ({ value, label }))}
          onChange={(event) => setStarter(event.currentTarget.value)}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            Cancel
          </Button>
          <Button type="submit" loading={act.isPending} disabled={name.trim() === ''}>
            Make the source
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
