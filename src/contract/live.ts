import { Id } from './scalars.ts'
import { z } from './z.ts'

/**
 * Kinds of things in the books that change. `report`: the journal, and with it every figure drawn from it. `portal`: who
 * is let into the portal, and what it shows them. `attachment`: what is attached to an entry by hand, by the id of that.
 */
export const ChangeKind = z
  .enum(['invoice', 'work', 'customer', 'payment', 'event', 'report', 'portal', 'attachment'])
  .openapi('ChangeKind', { example: 'invoice' })
export type ChangeKind = z.infer<typeof ChangeKind>

/**
 * One message of the live stream. `ready`: changes are heard from now on, and what was read before may be stale.
 * `changed`: what changed, never what it says. `waiting`: changes cannot be heard until the next `ready`.
 */
export const LiveMessage = z
  .discriminatedUnion('event', [
    z.object({
      event: z.literal('changed'),
      data: z.array(
        z.object({
          kind: ChangeKind,
          ids: z.array(Id).openapi({ description: 'Which; empty when they are many, or when it has none' }),
        }),
      ),
    }),
    z.object({ event: z.literal('ready'), data: z.null() }),
    z.object({ event: z.literal('waiting'), data: z.null() }),
  ])
  .openapi('LiveMessage')
export type LiveMessage = z.infer<typeof LiveMessage>

/** One message to a client of the portal: the same, without saying what changed. */
export const PortalLiveMessage = z
  .object({ event: z.enum(['changed', 'ready', 'waiting']), data: z.null() })
  .openapi('PortalLiveMessage')
export type PortalLiveMessage = z.infer<typeof PortalLiveMessage>
