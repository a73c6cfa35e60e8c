import * as doors from '../contract/doors/portal-clients.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import type { PortalClientInvited } from '../contract/portal-client.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Post } from '../operations/mail/ports.ts'
import { inviteAgain, inviteClient, type Invited, revokeClient } from '../operations/portal/clients.ts'
import { presentPortalClient } from '../present/portal.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listPortalClients } from '../store/portal-clients.ts'
import { customerById } from '../store/reading/customers.ts'
import { Made } from './answer.ts'
import { type Asked, door } from './door.ts'
import type { App } from './env.ts'
import type { MailOffice } from './mails.ts'

/** Who gets into the portal for a customer, as staff see and decide it. */
export function portalClientDoors(app: App, { publicUrl, delivers }: MailOffice): void {
  const post = ({ world, c }: Pick<Asked<typeof doors.listPortalClients>, 'world' | 'c'>): Post => ({
    world,
    sealer: c.var.sealer,
    publicUrl: publicUrl(),
  })
  /** The link is told only where nobody gets it by mail. */
  const invited = ({ client, url }: Invited): PortalClientInvited => ({
    ...presentPortalClient(client),
    link: delivers ? null : url,
  })

  door(app, doors.listPortalClients, ({ params: { id }, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const [customer, clients] = await Promise.all([
        customerById(tx, orgId, id),
        listPortalClients(tx, orgId, id),
      ])
      return customer ? { items: clients.map(presentPortalClient) } : NO_SUCH.customer
    }),
  )

  door(app, doors.invitePortalClient, async ({ params, body, caller, ...asked }) => {
    const { email, language = 'en' } = body
    const made = await inviteClient(post(asked), caller.orgId, caller.actor, {
      customerId: params.id,
      email,
      language,
    })
    return isRefusal(made) ? made : new Made(invited(made), null)
  })

  door(app, doors.invitePortalClientAgain, async ({ params, body, caller, ...asked }) => {
    const { id: customerId, clientId: id } = params
    const again = await inviteAgain(post(asked), caller.orgId, caller.actor, {
      customerId,
      id,
      language: body.language,
    })
    return isRefusal(again) ? again : invited(again)
  })

  door(app, doors.revokePortalClient, async ({ params, caller, world }) => {
    const { id: customerId, clientId: id } = params
    const revoked = await revokeClient(world, caller.orgId, caller.actor, { customerId, id })
    return isRefusal(revoked) ? revoked : presentPortalClient(revoked)
  })
}
