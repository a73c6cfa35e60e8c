import { remarksText } from '../../texts/told.ts'
import { Grid, Group, Stack, Tabs } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { invoice } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { WordBadge } from '../../ui/word-badge.tsx'
import { Actions } from './actions.tsx'
import { Facts } from './facts.tsx'
import { History } from './history.tsx'
import { Journal } from './journal.tsx'
import { documentTitle } from './document-title.ts'
import { Paper } from './paper.tsx'
import { Settled } from './settled.tsx'
import { SharePanel } from './share-panel.tsx'

const route = getRouteApi('/inside/$organization/invoices/$id')

/** One document: its paper, what stands around it, its journal and its history, and what can be done to it. */
export function InvoicePage() {
  const { t } = useTranslation('invoice')
  const organization = useOwnOrganization()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(invoice(organization.slug, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  return (
    <Page
      title={documentTitle(data)}
      under={
        <Group gap="sm" mt={4}>
          <WordBadge word={data.word} />
          <span>{data.buyer.name}</span>
          <Link
            to="/$organization/invoices"
            params={{ organization: organization.slug }}
            className="no-print"
          >
            {t('allInvoices')}
          </Link>
        </Group>
      }
      beside={<Actions invoice={data} organization={organization} />}
    >
      {data.flags.map(({ code, sentence, said }) => (
        <div key={code} className="notice" role="note">
          <IconFlag size={17} aria-hidden />
          {remarksText(said, sentence)}
        </div>
      ))}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <Paper invoice={data} />
            <Tabs defaultValue="journal" className="surface no-print" p="md" keepMounted={false}>
              <Tabs.List mb="md">
                <Tabs.Tab value="journal">{t('journal')}</Tabs.Tab>
                <Tabs.Tab value="history">{t('history')}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="journal">
                <Journal organization={organization.slug} id={id} />
              </Tabs.Panel>
              <Tabs.Panel value="history">
                <History organization={organization} id={id} />
              </Tabs.Panel>
            </Tabs>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }} className="no-print">
          <Stack gap="lg">
            <SharePanel invoice={data} organization={organization} />
            <Settled invoice={data} organization={organization} />
            <Facts invoice={data} organization={organization} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}
