import * as doors from '../contract/doors/mails.ts'
import type { MailFilterQuery, MailPage } from '../contract/mail.ts'
import type { z } from '../contract/z.ts'
import { outbox, readMail, retryMail } from '../operations/mail/outbox.ts'
import type { World } from '../operations/world.ts'
import { csvDoor } from './csv-door.ts'
import { door } from './door.ts'
import type { App, Caller } from './env.ts'
import { type ListAsked, sortOf } from './list-asked.ts'

/** What the doors need to know of mail: where customers reach this installation, and whether there is a mail server. */
export interface MailOffice {
  readonly publicUrl: () => string
  readonly delivers: boolean
}

type Asked = z.output<typeof MailFilterQuery> & ListAsked

/** The outbox. */
export function mailDoors(app: App, { delivers }: MailOffice): void {
  const page = async (world: World, { orgId }: Caller, asked: Asked): Promise<MailPage> => {
    const { count, sort, invoice: invoiceId, customer: customerId, ...plain } = asked
    const filters = { ...plain, invoiceId, customerId, counted: count === 'true', sort: sortOf(sort) }
    return { ...(await outbox(world, orgId, filters)), delivers }
  }

  door(app, doors.listMails, ({ query, caller, world }) => page(world, caller, query))

  csvDoor(app, doors.exportMails, doors.listMails, ({ query, caller, world }) => page(world, caller, query))

  door(app, doors.readMail, ({ params, caller, world, c }) =>
    readMail({ world, sealer: c.var.sealer }, caller.orgId, caller.actor, params.id),
  )

  door(app, doors.retryMail, ({ params, caller, world }) =>
    retryMail(world, caller.orgId, caller.actor, params.id),
  )
}
