import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A part of a page of settings: what it is, why, and its form. */
export function Section({
  title,
  says,
  children,
}: {
  title: string
  says?: string | undefined
  children: ReactNode
}) {
  return (
    <section className="surface" aria-label={title} style={{ padding: 24 }}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          {says !== undefined && (
            <Text size="sm" className="quiet">
              {says}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </section>
  )
}
