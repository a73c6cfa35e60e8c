import { Button, Group, VisuallyHidden } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeliveryRow } from '../../../contract/delivery.ts'
import type { Organization } from '../../../contract/organization.ts'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import {
  deliveries,
  deliveryCounts,
  type DeliveryFilter,
  useFreshDeliveries,
  useReplay,
  useReplayAll,
} from '../../api/sources.ts'
import { instantText } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { DeliveryBody } from './delivery-body.tsx'

const OUTCOMES = {
  waiting: ['Waiting', 'waiting'],
  ingested: ['Booked', 'good'],
  ignored: ['Nothing to do', 'ended'],
  refused: ['Refused', 'attention'],
  failed: ['Failed', 'bad'],
} as const satisfies Record<DeliveryRow['outcome'], readonly [label: string, tone: string]>

const VIAS = { webhook: 'Webhook', poll: 'Poll', back_fill: 'Back-fill' } as const

/** Every change a connection heard of, what became of it, and settling it again. */
export function DeliveriesPanel({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const { slug, timeZone } = organization
  const [outcome, setOutcome] = useState<DeliveryFilter>(undefined)
  const counts = useQuery(deliveryCounts(slug, connection.id)).data
  const { lastPoll, lastWebhookAt } = connection
  useFreshDeliveries(slug, connection.id, `${lastPoll?.at} ${lastWebhookAt} ${counts?.waiting}`)
  const list = useInfiniteQuery(deliveries(slug, connection.id, outcome))
  const replay = useReplay(slug, connection.id)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const isLive = connection.revokedAt === null
  const again = (id: string): void => replay.mutate(id, { onError: showProblem })
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Filters counts={counts} outcome={outcome} choose={setOutcome} />
        {isLive && <ReplayAll organization={slug} id={connection.id} failed={counts?.failed ?? 0} />}
      </Group>
      <ListSurface
        list={list}
        count={rows.length}
        empty={
          <Empty title={outcome === undefined ? 'Nothing was heard yet' : 'None'}>
            {outcome === undefined
              ? 'What webhooks tell, and what polls find, appears here with what became of it.'
              : 'No delivery stands so now.'}
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>Delivery</th>
                <th>Outcome</th>
                <th>Received</th>
                <th>By</th>
                <th>
                  <VisuallyHidden>What can be done</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td style={{ gridRow: 'span 2' }}>
                    <button
                      type="button"
                      className="plain-button"
                      onClick={() => open(row, slug, connection.id)}
                    >
                      {row.event}
                    </button>
                    <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
                      {row.reason ?? row.record}
                    </div>
                  </td>
                  <td>
                    <span className={`tone tone-${OUTCOMES[row.outcome][1]}`}>
                      {OUTCOMES[row.outcome][0]}
                    </span>
                  </td>
                  <td className="amount phone-hide">{instantText(row.receivedAt, timeZone)}</td>
                  <td className="phone-hide">{VIAS[row.via]}</td>
                  <td className="end" style={{ gridColumn: 2 }}>
                    {isLive && row.outcome !== 'waiting' && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Replay ${row.event} of ${row.record ?? row.externalId}`}
                        loading={replay.isPending && replay.variables === row.id}
                        onClick={() => again(row.id)}
                      >
                        Replay
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </>
  )
}

function Filters({
  counts,
  outcome,
  choose,
}: {
  counts: Record<DeliveryRow['outcome'], number> | undefined
  outcome: DeliveryFilter
  choose: (outcome: DeliveryFilter) => void
}) {
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0)
  const tab = (value: DeliveryFilter, label: string, count: number | undefined) => (
    <button
      key={value ?? ''}
      type="button"
      className="word-tab"
      aria-current={outcome === value}
      data-none={count === 0}
      onClick={() => choose(value)}
    >
      {label}
      <span className="count">{count ?? ''}</span>
    </button>
  )
  return (
    <div className="word-tabs" role="group" aria-label="Deliveries by outcome">
      {tab(undefined, 'All', all)}
      {(Object.keys(OUTCOMES) as DeliveryRow['outcome'][]).map((value) =>
        tab(value, OUTCOMES[value][0], counts?.[value]),
      )}
    </div>
  )
}

function ReplayAll({ organization, id, failed }: { organization: string; id: string; failed: number }) {
  const act = useReplayAll(organization, id)
  if (failed === 0) return null
  return (
    <Button
      size="xs"
      variant="default"
      loading={act.isPending}
      onClick={() =>
        act.mutate('failed', {
          onSuccess: ({ replayed }) => notifications.show({ message: `${replayed} are settled again.` }),
          onError: showProblem,
        })
      }
    >
      Replay all failed
    </Button>
  )
}

const open = (row: DeliveryRow, organization: string, id: string): void => {
  modals.open({
    title: row.event,
    size: 'lg',
    children: <DeliveryBody organization={organization} id={id} deliveryId={row.id} />,
  })
}

const showProblem = (error: Error): void => {
  modals.open({ title: 'Replay', children: <ProblemAlert error={error} /> })
}
