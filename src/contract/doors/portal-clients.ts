import {
  PortalClient,
  PortalClientInvited,
  PortalClientNew,
  PortalClients,
  PortalLinkAgain,
} from '../portal-client.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Portal'
const ofCustomer = { params: z.object({ id: Id }), missing: NO_SUCH.customer } as const
const oneOf = { params: z.object({ id: Id, clientId: Id }), missing: NO_SUCH.portalClient } as const

export const listPortalClients = declareDoor({
  ...ofCustomer,
  method: 'get',
  path: '/v1/customers/{id}/portal-access',
  tag,
  summary: 'List who gets into the portal',
  description:
    'The addresses that see this customer’s documents in the portal, and when each was last there.',
  answer: PortalClients,
})

export const invitePortalClient = declareDoor({
  ...ofCustomer,
  method: 'post',
  path: '/v1/customers/{id}/portal-access',
  tag,
  summary: 'Invite to the portal',
  description:
    'Mails the address a link, written in the same transaction. It sees this customer’s documents and no other’s.',
  body: PortalClientNew,
  answer: PortalClientInvited,
  makes: true,
  problems: [404, 409],
})

export const invitePortalClientAgain = declareDoor({
  ...oneOf,
  method: 'post',
  path: '/v1/customers/{id}/portal-access/{clientId}/invitation',
  tag,
  summary: 'Send another link to the portal',
  description: 'Mails a new link. Those sent before stay good until they are used or end.',
  body: PortalLinkAgain,
  answer: PortalClientInvited,
})

export const revokePortalClient = declareDoor({
  ...oneOf,
  method: 'delete',
  path: '/v1/customers/{id}/portal-access/{clientId}',
  tag,
  summary: 'Revoke access to the portal',
  description: 'From the next request on the address sees nothing of this customer.',
  answer: PortalClient,
})
