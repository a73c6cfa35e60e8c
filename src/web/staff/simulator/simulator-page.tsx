import { Stack } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { session } from '../../api/queries.ts'
import { NotFound } from '../../app/not-found.tsx'
import { useOwnOrganization } from '../../app/organization.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Controls } from './controls.tsx'
import { Feed } from './feed.tsx'
import { Figures } from './figures.tsx'
import { runningOf, useStanding } from './running.ts'

/** Lives the business in front of one's eyes, through the API that real work takes. Only in a demo. */
export function SimulatorPage() {
  const { t } = useTranslation('simulator')
  const organization = useOwnOrganization()
  const { data } = useSuspenseQuery(session)
  const standing = useStanding(organization.slug)
  if (!data.demo) return <NotFound />
  const running = runningOf(organization.slug)
  const start = (): void => void running.start(organization)
  return (
    <Page title={t('title')} under={t('under', { name: organization.name })}>
      <Stack gap="md">
        <Controls
          standing={standing}
          onStart={start}
          onStop={() => running.stop()}
          onRate={(rate) => running.setRate(rate)}
        />
        {standing.problem && <ProblemAlert error={standing.problem} retry={start} />}
        <Figures standing={standing} />
        <Feed standing={standing} organization={organization} />
      </Stack>
    </Page>
  )
}
