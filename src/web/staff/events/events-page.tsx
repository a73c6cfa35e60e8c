import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { workEvents } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { Page } from '../../ui/page.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

/** What the operations systems told, newest first, and what came of it. */
export function EventsPage() {
  const organization = useOwnOrganization()
  const list = useInfiniteQuery(workEvents(organization.slug))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title="Events" under="Everything that was told, and what came of it.">
      <ListSurface
        list={list}
        count={rows.length}
        empty={
          <Empty title="Nothing was told yet">
            Send the first event to POST /v1/work-events; the API reference shows how.
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>Event</th>
                <th>Outcome</th>
                <th>Happened</th>
                <th>From</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((event) => (
                <tr key={event.id}>
                  <td>
                    <Link
                      to="/$organization/events/$id"
                      params={{ organization: organization.slug, id: event.id }}
                    >
                      {event.type}
                    </Link>
                    <div className="quiet" style={{ fontSize: 12.5 }}>
                      {event.reason ?? event.externalId}
                    </div>
                  </td>
                  <td>
                    <OutcomeBadge outcome={event.outcome} />
                  </td>
                  <td className="amount phone-hide">
                    {instantText(event.occurredAt, organization.timeZone)}
                  </td>
                  <td className="phone-hide">{event.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </Page>
  )
}
