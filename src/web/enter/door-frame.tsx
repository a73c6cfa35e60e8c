import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { ColorSchemeToggle } from '../app/color-scheme-toggle.tsx'
import { LanguageMenu } from '../app/language-menu.tsx'

/** The pages before one is inside: a mark, a heading, a sentence, and what to fill in. */
export function DoorFrame({
  title,
  says,
  children,
}: {
  title: string
  says?: ReactNode
  children?: ReactNode
}) {
  useEffect(() => {
    document.title = title === 'Billhook' ? title : `${title} · Billhook`
  }, [title])
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p={{ base: 'lg', sm: 36 }} maw={460} w="100%" radius="lg">
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start">
            <img src="/icon.svg" alt="" width={44} height={44} />
            <Group gap={4}>
              <LanguageMenu />
              <ColorSchemeToggle />
            </Group>
          </Group>
          <div>
            <Title order={1} size="h2" style={{ letterSpacing: '-0.02em' }}>
              {title}
            </Title>
            {says !== undefined && <Text className="quiet">{says}</Text>}
          </div>
          {children}
        </Stack>
      </Paper>
    </Center>
  )
}
