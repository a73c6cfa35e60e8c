import { MailLanguage } from './mail.ts'
import { Id, Moment } from './scalars.ts'
import { Email } from './text.ts'
import { z } from './z.ts'

/** Somebody who gets into the portal for a customer. */
export const PortalClient = z
  .object({
    id: Id,
    email: z.string().openapi({ example: 'ap@harborgoods.example' }),
    language: MailLanguage.openapi({ description: 'What they are written to in' }),
    state: z.enum(['invited', 'active', 'revoked']).openapi({
      description: 'active from the first time they entered',
      example: 'active',
    }),
    invitedAt: Moment,
    invitedBy: z.string().openapi({ example: 'Bea Marchetti' }),
    enteredAt: Moment.nullable(),
    lastSeenAt: Moment.nullable().openapi({ description: 'To the hour' }),
    revokedAt: Moment.nullable().openapi({ example: null }),
  })
  .openapi('PortalClient')
export type PortalClient = z.infer<typeof PortalClient>

export const PortalClients = z.object({ items: z.array(PortalClient) }).openapi('PortalClients')

export const PortalClientNew = z
  .strictObject({
    email: Email,
    language: MailLanguage.optional().openapi({
      description: 'What they are written to in; English where nothing is said',
    }),
  })
  .openapi('PortalClientNew')

export const PortalLinkAgain = z
  .strictObject({
    language: MailLanguage.optional().openapi({
      description: 'What they are written to in from now on; as before where nothing is said',
    }),
  })
  .openapi('PortalLinkAgain')

/** One who was just sent a link. */
export const PortalClientInvited = PortalClient.extend({
  link: z.string().nullable().openapi({
    description:
      'Where no mail goes out, the link to hand over by hand: told this once, good once and for 15 minutes. null where it was mailed',
    example: null,
  }),
}).openapi('PortalClientInvited')
export type PortalClientInvited = z.infer<typeof PortalClientInvited>
