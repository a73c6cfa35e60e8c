import { SimpleGrid } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { session } from '../../api/queries.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { OrganizationCard } from './organization-card.tsx'

/** Every organization, with what it is owed and where its documents stand. */
export function HomePage() {
  const { t } = useTranslation('home')
  const { data } = useSuspenseQuery(session)
  return (
    <Page title={t('title')} under={t('under')}>
      {data.organizations.length === 0 ? (
        <div className="surface">
          <Empty title={t('none')}>{t('noneSays')}</Empty>
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
