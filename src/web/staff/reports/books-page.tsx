import { Tabs } from '@mantine/core'
import { useOwnOrganization } from '../../app/organization.ts'
import { dayText } from '../../ui/dates.ts'
import { Page } from '../../ui/page.tsx'
import { AgingTable } from './aging-table.tsx'
import { TrialBalanceTable } from './trial-balance-table.tsx'

/** What the books say today. */
export function BooksPage() {
  const organization = useOwnOrganization()
  return (
    <Page title="Books" under={`As of ${dayText(organization.today)}`}>
      <Tabs defaultValue="trial-balance" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="trial-balance">Trial balance</Tabs.Tab>
          <Tabs.Tab value="aging">Aged receivables</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="trial-balance">
          <TrialBalanceTable organization={organization.slug} />
        </Tabs.Panel>
        <Tabs.Panel value="aging">
          <AgingTable organization={organization.slug} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
