import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import {
  deliveries,
  deliveriesKey,
  deliveryCounts,
  type DeliveryFilter,
  useFresh,
  useReplay,
  useReplayAll,
} from '../../api/sources.ts'
import { instantText } from '../../ui/dates.ts'
import { DeliveryBody } from './delivery-body.tsx'
import { DeliveryList, showProblem } from './delivery-list.tsx'

const OUTCOMES = ['waiting', 'ingested', 'ignored', 'refused', 'failed'] as const

/** Every change a connection heard of, what became of it, and settling it again. */
export function DeliveriesPanel({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const { t } = useTranslation('sources')
  const { slug, timeZone } = organization
  const [outcome, setOutcome] = useState<DeliveryFilter>(undefined)
  const counts = useQuery(deliveryCounts(slug, connection.id)).data
  const { lastPoll, lastWebhookAt } = connection
  useFresh(deliveriesKey(slug, connection.id), `${lastPoll?.at} ${lastWebhookAt} ${counts?.waiting}`)
  const list = useInfiniteQuery(deliveries(slug, connection.id, outcome))
  const replay = useReplay(slug, connection.id)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const isLive = connection.revokedAt === null
  return (
    <DeliveryList
      list={list}
      items={rows.map((row) => ({
        id: row.id,
        name: row.event,
        under: row.reason ?? row.record,
        outcome: row.outcome,
        received: instantText(row.receivedAt, timeZone),
        last: t(`deliveries.vias.${row.via}`),
        replay:
          isLive && row.outcome !== 'waiting'
            ? t('deliveries.replayOf', { name: row.event, record: row.record ?? row.externalId })
            : null,
      }))}
      outcomes={OUTCOMES}
      outcome={outcome}
      counts={counts}
      lastColumn={t('deliveries.by')}
      nothingYet={t('deliveries.nothingHere')}
      beside={isLive && <ReplayAll organization={slug} id={connection.id} failed={counts?.failed ?? 0} />}
      replay={replay}
      choose={setOutcome}
      open={(deliveryId) =>
        modals.open({
          title: rows.find(({ id }) => id === deliveryId)?.event,
          size: 'lg',
          children: <DeliveryBody organization={slug} id={connection.id} deliveryId={deliveryId} />,
        })
      }
    />
  )
}

function ReplayAll({ organization, id, failed }: { organization: string; id: string; failed: number }) {
  const { t } = useTranslation('sources')
  const act = useReplayAll(organization, id)
  if (failed === 0) return null
  return (
    <Button
      size="xs"
      variant="default"
      loading={act.isPending}
      onClick={() =>
        act.mutate('failed', {
          onSuccess: ({ replayed }) =>
            notifications.show({ message: t('deliveries.replayed', { count: replayed }) }),
          onError: showProblem(t('deliveries.replay')),
        })
      }
    >
      {t('deliveries.replayFailed')}
    </Button>
  )
}
