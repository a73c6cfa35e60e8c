import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** A list with nothing in it, and what would put something there. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap={4} py={56} px="md">
      <Text fw={600}>{title}</Text>
      <Text size="sm" className="quiet" ta="center" maw={420}>
        {children}
      </Text>
    </Stack>
  )
}
