import { Button, Group } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sources } from '../../api/sources.ts'
import { webhookSources } from '../../api/webhook-sources.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { ConnectForm } from './connect-form.tsx'
import { NoSources } from './no-sources.tsx'
import { ConnectionRow, WebhookSourceRow } from './source-rows.tsx'
import { WebhookSourceForm } from './webhook-source-form.tsx'

/** The systems that tell of work by themselves: Fleetbases that are connected, and any other by its webhooks. */
export function SourcesPage() {
  const { t } = useTranslation('sources')
  const organization = useOwnOrganization()
  const { slug, profile } = organization
  const navigate = useNavigate()
  const connections = useQuery(sources(slug))
  const webhooks = useQuery(webhookSources(slug))
  const failed = [connections, webhooks].find(({ error }) => error)
  const connect = (): void => {
    modals.open({
      title: t('connect'),
      size: 'lg',
      children: <ConnectForm organization={slug} />,
    })
  }
  const make = (): void => {
    modals.open({
      title: t('another'),
      size: 'lg',
      closeOnClickOutside: false,
      children: (
        <WebhookSourceForm
          organization={slug}
          profile={profile.code}
          openSource={(id) =>
            void navigate({ to: '/$organization/sources/webhooks/$id', params: { organization: slug, id } })
          }
        />
      ),
    })
  }
  const isNone = connections.data?.items.length === 0 && webhooks.data?.items.length === 0
  return (
    <Page
      title={t('title')}
      under={t('under')}
      beside={
        <Group gap="sm">
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={connect}>
            {t('connect')}
          </Button>
          <Button leftSection={<IconPlus size={16} />} onClick={make}>
            {t('add')}
          </Button>
        </Group>
      }
    >
      {failed?.error ? (
        <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />
      ) : (
        <div className="surface">
          {!connections.data || !webhooks.data ? (
            <RowsSkeleton count={3} />
          ) : isNone ? (
            <NoSources />
          ) : (
            <div className="scroll">
              <table className="rows cards">
                <thead>
                  <tr>
                    <th>{t('list.source')}</th>
                    <th>{t('list.state')}</th>
                    <th>{t('list.kind')}</th>
                    <th>{t('list.heard')}</th>
                  </tr>
                </thead>
                <tbody>
                  {connections.data.items.map((connection) => (
                    <ConnectionRow key={connection.id} connection={connection} organization={organization} />
                  ))}
                  {webhooks.data.items.map((source) => (
                    <WebhookSourceRow key={source.id} source={source} organization={organization} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Page>
  )
}
