import * as doors from '../contract/doors/mails.ts'
import { outbox, readMail, retryMail } from '../operations/mail/outbox.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What the doors need to know of mail: where customers reach this installation, and whether there is a mail server. */
export interface MailOffice {
  readonly publicUrl: () => string
  readonly delivers: boolean
}

/** The outbox. */
export function mailDoors(app: App, { delivers }: MailOffice): void {
  door(app, doors.listMails, async ({ query, caller, world }) => {
    const { invoice, ...asked } = query
    return { ...(await outbox(world, caller.orgId, { ...asked, invoiceId: invoice })), delivers }
  })

  door(app, doors.readMail, ({ params, caller, world, c }) =>
    readMail({ world, sealer: c.var.sealer }, caller.orgId, caller.actor, params.id),
  )

  door(app, doors.retryMail, ({ params, caller, world }) =>
    retryMail(world, caller.orgId, caller.actor, params.id),
  )
}
