import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { PrintHead } from './print-head.tsx'

/** A page: its heading, what stands beside it, and its content. */
export function Page({
  title,
  under,
  beside,
  children,
}: {
  title: string
  under?: ReactNode
  beside?: ReactNode
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Billhook`
  }, [title])
  return (
    <Stack gap="lg">
      <PrintHead />
      <Group className="page-head" justify="space-between" align="flex-end" gap="md">
        <div>
          <Title order={1} size="h2" style={{ letterSpacing: '-0.02em' }}>
            {title}
          </Title>
          {under !== undefined && (
            <Text className="quiet" size="sm" component="div">
              {under}
            </Text>
          )}
        </div>
        {beside !== undefined && (
          <Group gap="sm" className="page-beside">
            {beside}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  )
}
