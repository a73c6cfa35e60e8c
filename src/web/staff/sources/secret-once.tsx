import { Button, Group, Stack, Text } from '@mantine/core'
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
  return (
    <Stack>
      <Text size="sm">{says}</Text>
      <Copied label="Address" value={`${window.location.origin}${path}`} />
      <Copied label="Signing secret" value={secret} />
      <Text size="sm" className="quiet">
        Webhooks are signed as Standard Webhooks says: its libraries take the secret as it stands here.
      </Text>
      <Group justify="flex-end">
        <Button onClick={done.act}>{done.label}</Button>
      </Group>
    </Stack>
  )
}
