import {
  DeliveriesReplayed,
  Delivery,
  DeliveryCounts,
  DeliveryPage,
  DeliveryQuery,
  DeliveryReplays,
} from '../delivery.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Sources'
const ofConnection = { params: z.object({ id: Id }), missing: NO_SUCH.connection }
const ofDelivery = { params: z.object({ id: Id, deliveryId: Id }), missing: NO_SUCH.delivery }

export const listDeliveries = declareDoor({
  method: 'get',
  path: '/v1/source-connections/{id}/deliveries',
  tag,
  summary: 'List deliveries',
  description: 'Every change this connection heard of, the newest first, with what became of it.',
  ...ofConnection,
  query: DeliveryQuery,
  answer: DeliveryPage,
})

export const countDeliveries = declareDoor({
  method: 'get',
  path: '/v1/source-connections/{id}/deliveries/counts',
  tag,
  summary: 'Count deliveries',
  description: 'How many deliveries there are of each outcome.',
  ...ofConnection,
  answer: DeliveryCounts,
})

export const readDelivery = declareDoor({
  method: 'get',
  path: '/v1/source-connections/{id}/deliveries/{deliveryId}',
  tag,
  summary: 'Read a delivery',
  description: 'With its body as it came in.',
  ...ofDelivery,
  answer: Delivery,
})

export const replayDelivery = declareDoor({
  method: 'post',
  path: '/v1/source-connections/{id}/deliveries/{deliveryId}/replay',
  tag,
  summary: 'Settle a delivery again',
  description:
    'Its records are read again, whatever became of it before. What was told already is not told twice. One that still waits stays as it is.',
  ...ofDelivery,
  answer: Delivery,
  problems: [409],
})

export const replayDeliveries = declareDoor({
  method: 'post',
  path: '/v1/source-connections/{id}/deliveries/replays',
  tag,
  summary: 'Settle all failed deliveries again',
  description:
    'All of one outcome at once. They wait in line from then on; the counts show how they come out.',
  ...ofConnection,
  body: DeliveryReplays,
  answer: DeliveriesReplayed,
  problems: [409],
})
