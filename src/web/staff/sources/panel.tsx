import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A part of a connection's page, with what can be done there beside its heading. */
export function Panel({
  title,
  beside,
  children,
}: {
  title: string
  beside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="surface" style={{ padding: 20 }}>
      <Group justify="space-between" mb={14} gap="sm">
        <Title order={2} fz={15} fw={600}>
          {title}
        </Title>
        {beside}
      </Group>
      {children}
    </section>
  )
}
