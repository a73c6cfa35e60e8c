import { Center, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'

export function NotFound() {
  return (
    <Center mih="60vh">
      <Stack align="center" gap="xs">
        <Title order={1} size="h2">
          There is no such page
        </Title>
        <Text className="quiet">The address may be mistyped, or what stood here is gone.</Text>
        <Link to="/">To the start</Link>
      </Stack>
    </Center>
  )
}
