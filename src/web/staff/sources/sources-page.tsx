import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sources } from '../../api/sources.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { ConnectForm } from './connect-form.tsx'
import { Standing } from './standing.tsx'

/** The operations systems that tell of work by themselves. */
export function SourcesPage() {
  const organization = useOwnOrganization()
  const { data, error, refetch } = useQuery(sources(organization.slug))
  const when = (instant: string | undefined | null): string =>
    instant ? instantText(instant, organization.timeZone) : 'never'
  const connect = (): void => {
    modals.open({
      title: 'Connect a Fleetbase',
      size: 'lg',
      children: <ConnectForm organization={organization.slug} />,
    })
  }
  return (
    <Page
      title="Sources"
      under="The operations systems that tell of work by themselves."
      beside={
        <Button leftSection={<IconPlus size={16} />} onClick={connect}>
          Connect a Fleetbase
        </Button>
      }
    >
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : (
        <div className="surface">
          {!data ? (
            <RowsSkeleton count={3} />
          ) : data.items.length === 0 ? (
            <Empty title="Nothing is connected yet">
              Connect a Fleetbase and its priced orders become draft invoices by themselves. Other systems
              send their events to POST /v1/work-events.
            </Empty>
          ) : (
            <div className="scroll">
              <table className="rows cards">
                <thead>
                  <tr>
                    <th>Source</th>
                    <th>State</th>
                    <th>Last webhook</th>
                    <th>Last poll</th>
                  </tr>
                </thead>
                <tbody>
                  {data.items.map((connection) => (
                    <tr key={connection.id}>
                      <td>
                        <Link
                          to="/$organization/sources/$id"
                          params={{ organization: organization.slug, id: connection.id }}
                        >
                          {connection.source}
                        </Link>
                        <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
                          {connection.baseUrl}
                        </div>
                      </td>
                      <td>
                        <Standing connection={connection} />
                      </td>
                      <td className="amount phone-hide">{when(connection.lastWebhookAt)}</td>
                      <td className="amount phone-hide">{when(connection.lastPoll?.at)}</td>
                    </tr>
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
