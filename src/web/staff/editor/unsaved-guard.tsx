import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before what was typed is lost, also when the tab is closed. */
export function UnsavedGuard({ isUnsaved }: { isUnsaved: () => boolean }) {
  const { t } = useTranslation('editor')
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isUnsaved,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={t('unsaved')}>
      <Text size="sm" mb="md">
        {t('unsavedLong')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={proceed}>
          {t('discard')}
        </Button>
        <Button data-autofocus onClick={reset}>
          {t('stay')}
        </Button>
      </Group>
    </Modal>
  )
}
