import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslation } from 'react-i18next'
import type { WebhookSource } from '../../../contract/webhook-source.ts'
import { useRotateSecret } from '../../api/webhook-sources.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { SecretOnce } from './secret-once.tsx'

/** Gives a source a new signing secret, and shows it: once. */
export function RotateSecret({ source, organization }: { source: WebhookSource; organization: string }) {
  const { t } = useTranslation('sources')
  const act = useRotateSecret(organization, source.id)
  const rotate = (): void =>
    act.mutate(undefined, {
      onSuccess: ({ secret }) =>
        modals.open({
          title: t('secret.fresh'),
          size: 'lg',
          closeOnClickOutside: false,
          children: (
            <SecretOnce
              path={source.path}
              secret={secret}
              says={t('secret.freshNote')}
              done={{ label: t('done'), act: () => modals.closeAll() }}
            />
          ),
        }),
      onError: (error) => modals.open({ title: t('secret.title'), children: <ProblemAlert error={error} /> }),
    })
  const ask = (): void => {
    modals.openConfirmModal({
      title: t('secret.rotating', { name: source.name }),
      children: <Text size="sm">{t('secret.rotatingWhy')}</Text>,
      labels: { confirm: t('secret.make'), cancel: t('leave') },
      onConfirm: rotate,
    })
  }
  return (
    <Button variant="default" loading={act.isPending} onClick={ask}>
      {t('secret.rotate')}
    </Button>
  )
}
