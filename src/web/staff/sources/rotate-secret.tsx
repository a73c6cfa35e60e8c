import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { WebhookSource } from '../../../contract/webhook-source.ts'
import { useRotateSecret } from '../../api/webhook-sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { SecretOnce } from './secret-once.tsx'

/** Gives a source a new signing secret, and shows it: once. */
export function RotateSecret({ source, organization }: { source: WebhookSource; organization: string }) {
  const act = useRotateSecret(organization, source.id)
  const rotate = (): void =>
    act.mutate(undefined, {
      onSuccess: ({ secret }) =>
        modals.open({
          title: 'The new secret',
          size: 'lg',
          closeOnClickOutside: false,
          children: (
            <SecretOnce
              path={source.path}
              secret={secret}
              says="Enter it in your system within 24 hours: until then the old one is good too. It is shown this once."
              done={{ label: 'Done', act: () => modals.closeAll() }}
            />
          ),
        }),
      onError: (error) => modals.open({ title: 'Secret', children: <ProblemAlert error={error} /> }),
    })
  const ask = (): void => {
    modals.openConfirmModal({
      title: `A new secret for ${source.name}`,
      children: (
        <Text size="sm">
          A new signing secret is made and shown once. The old one is good for another 24 hours.
        </Text>
      ),
      labels: { confirm: 'Make a new secret', cancel: 'Leave it' },
      onConfirm: rotate,
    })
  }
  return (
    <Button variant="default" loading={act.isPending} onClick={ask}>
      Rotate the secret
    </Button>
  )
}
