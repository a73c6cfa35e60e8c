import { Button, Stack } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { hasPasskeys } from '../api/authenticator.ts'
import { useEnterByPasskey } from '../api/passkeys.ts'
import { PasskeyProblem } from '../ui/passkey-problem.tsx'

/** Signs in with what the browser keeps, without an address or a password; nothing where it keeps none. */
export function PasskeyButton() {
  const { t } = useTranslation('people')
  const enter = useEnterByPasskey()
  if (!hasPasskeys()) return null
  return (
    <Stack gap="sm">
      <Button
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        loading={enter.isPending}
        onClick={() => enter.mutate()}
      >
        {t('enterByPasskey')}
      </Button>
      {enter.error && <PasskeyProblem error={enter.error} />}
    </Stack>
  )
}
