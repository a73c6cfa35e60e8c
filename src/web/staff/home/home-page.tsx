import { SimpleGrid } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { session } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { OrganizationCard } from './organization-card.tsx'

/** Every organization, with what it is owed and where its documents stand. */
export function HomePage() {
  const { data } = useSuspenseQuery(session)
  return (
    <Page title="Organizations" under="Whose books are kept here, and where they stand today.">
      {data.organizations.length === 0 ? (
        <div className="surface">
          <Empty title="No books are open yet">
            Open the first ones with the command “billhook org create”, or with POST /v1/organizations.
          </Empty>
        </div>
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {data.organizations.map((organization) => (
            <OrganizationCard key={organization.id} organization={organization} />
          ))}
        </SimpleGrid>
      )}
    </Page>
  )
}
