import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Copied } from '../../ui/copied.tsx'

/** Where a system sends to and the secret it signs with, which is shown this once. */
export function SecretOnce({
  path,
  secret,
  says,
  done,
}: {
  path: string
  secret: string
  says: string
  done: { readonly label: string; readonly act: () => void }
}) {
  const { t } = useTranslation('sources')
  return (
    <Stack>
      <Text size="sm">{says}</Text>
      <Copied
        label={t('secret.address')}
        copyLabel={t('secret.copyAddress')}
        value={`${window.location.origin}${path}`}
      />
      <Copied label={t('secret.secret')} copyLabel={t('secret.copySecret')} value={secret} />
      <Text size="sm" className="quiet">
        {t('secret.standard')}
      </Text>
      <Group justify="flex-end">
        <Button onClick={done.act}>{done.label}</Button>
      </Group>
    </Stack>
  )
}
