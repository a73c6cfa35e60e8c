import { Code, SimpleGrid, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconPlugConnected, IconWebhook } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** What each kind of source is for, while there is none. */
export function NoSources() {
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xl" p="xl">
      <Kind icon={IconPlugConnected} title="A Fleetbase">
        Priced orders become draft invoices by themselves. Billhook reads them over the Fleetbase’s API, finds
        what no webhook told, and can tell of the orders there were before.
      </Kind>
      <Kind icon={IconWebhook} title="Any system with webhooks">
        Whatever can send JSON when work is priced or done. You say in a mapping how its fields become a work
        event, try it on a body it sends, and switch it on.
      </Kind>
      <Kind icon={IconFileSpreadsheet} title="A CSV file">
        For a system that only exports: a mapping of the same form reads its rows, with{' '}
        <Code>billhook ingest jobs.csv --mapping jobs.json</Code>. Nothing has to be set up here.
      </Kind>
    </SimpleGrid>
  )
}

function Kind({
  icon: Icon,
  title,
  children,
}: {
  icon: typeof IconWebhook
  title: string
  children: ReactNode
}) {
  return (
    <div>
      <Icon size={24} stroke={1.5} aria-hidden style={{ color: 'var(--tone-good)' }} />
      <Text fw={600} mt={8}>
        {title}
      </Text>
      <Text size="sm" className="quiet" mt={4}>
        {children}
      </Text>
    </div>
  )
}
