import { modals } from '@mantine/modals'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { WebhookSource } from '../../../contract/webhook-source.ts'
import { useFresh } from '../../api/sources.ts'
import {
  useReplayWebhook,
  webhookDeliveries,
  webhookDeliveriesKey,
  type WebhookFilter,
  webhookSources,
} from '../../api/webhook-sources.ts'
import { instantText } from '../../ui/dates.ts'
import { DeliveryList } from './delivery-list.tsx'
import { WebhookBody } from './webhook-body.tsx'

const OUTCOMES = ['ingested', 'ignored', 'refused', 'failed'] as const

/** Every webhook of a source that was signed rightly, what became of it, and telling it anew. */
export function WebhookDeliveriesPanel({
  source,
  organization: { slug, timeZone },
  use,
}: {
  source: WebhookSource
  organization: Organization
  /** Takes a body as the payload to try. */
  use: (body: unknown) => void
}) {
  const { t } = useTranslation('sources')
  const navigate = useNavigate()
  const [outcome, setOutcome] = useState<WebhookFilter>(undefined)
  const heard = useQuery(webhookSources(slug)).data?.items.find(({ id }) => id === source.id)
  useFresh(webhookDeliveriesKey(slug, source.id), `${heard?.lastWebhookAt}`)
  const list = useInfiniteQuery(webhookDeliveries(slug, source.id, outcome))
  const replay = useReplayWebhook(slug, source.id)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const open = (deliveryId: string): void => {
    modals.open({
      title: rows.find(({ id }) => id === deliveryId)?.webhookId,
      size: 'lg',
      children: (
        <WebhookBody
          organization={slug}
          id={source.id}
          deliveryId={deliveryId}
          use={(body) => {
            modals.closeAll()
            use(body)
          }}
          openEvent={(id) => {
            modals.closeAll()
            void navigate({ to: '/$organization/events/$id', params: { organization: slug, id } })
          }}
        />
      ),
    })
  }
  return (
    <DeliveryList
      list={list}
      items={rows.map((row) => ({
        id: row.id,
        name: row.webhookId,
        under: row.reason,
        outcome: row.outcome,
        received: instantText(row.receivedAt, timeZone),
        last: t('version', { version: row.mappingVersion }),
        replay:
          source.on && row.outcome !== 'ingested' ? t('deliveries.replayOne', { name: row.webhookId }) : null,
      }))}
      outcomes={OUTCOMES}
      outcome={outcome}
      lastColumn={t('deliveries.mapping')}
      nothingYet={t('deliveries.nothingSent')}
      replay={replay}
      choose={setOutcome}
      open={open}
    />
  )
}
