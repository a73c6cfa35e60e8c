import type { SetLetter } from '../../domain/mail/letter.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import {
  listMails,
  mailById,
  type MailRow,
  type MailsAsked,
  type MailState,
  totalOfMails,
  waitAnew,
} from '../../store/mails.ts'
import type { Total } from '../../store/reading/total.ts'
import type { Sealer } from '../fleetbase/ports.ts'
import type { Actor, World } from '../world.ts'
import { contentOf } from './enqueue-mail.ts'
import { addHandingOver } from './hand-over-task.ts'

/** A mail as it is listed. Instants throughout. */
export interface Mail {
  readonly id: string
  readonly kind: string
  readonly recipient: string
  readonly subject: string
  readonly invoiceId: string | null
  readonly state: MailState
  readonly reason: string | null
  readonly attempts: number
  readonly createdAt: string
  readonly createdBy: string
  readonly triedAt: string | null
  readonly sentAt: string | null
}

/** A mail with what it says; null where it lets in whoever reads it. */
export interface ReadMail extends Mail {
  readonly sender: string
  readonly replyTo: string | null
  readonly content: SetLetter | null
}

const NO_SUCH_MAIL: Refusal = refuse('mail_not_found', null, 'There is no such mail.')

/** Mails of an organization, and how many there are where they are to be counted. Every role may see them. */
export async function outbox(
  world: World,
  orgId: string,
  asked: MailsAsked & { readonly counted: boolean },
): Promise<{ items: Mail[]; nextCursor: string | null; total?: Total }> {
  return readOrganization(world.db, orgId, async (tx) => {
    const { rows, nextCursor } = await listMails(tx, orgId, asked)
    return {
      items: rows.map(shown),
      nextCursor,
      ...(asked.counted ? { total: await totalOfMails(tx, orgId, asked) } : {}),
    }
  })
}

/**
 * One mail with what it says. One that lets in whoever has it is read only where it is kept because there is no mail
 * server, and only by who manages the organization. Refused: mail_not_found.
 */
export async function readMail(
  { world, sealer }: { readonly world: World; readonly sealer: Sealer },
  orgId: string,
  actor: Actor,
  id: string,
): Promise<ReadMail | Refusal> {
  if (!isUuid(id)) return NO_SUCH_MAIL
  const row = await readOrganization(world.db, orgId, (tx) => mailById(tx, orgId, id))
  if (!row) return NO_SUCH_MAIL
  const isOpen = !row.is_secret || (row.state === 'kept' && may(actor.role, 'manage'))
  const content =
    isOpen && row.content ? (JSON.parse(sealer.open(row.content, contentOf(orgId, id))) as SetLetter) : null
  return { ...shown(row), sender: row.sender, replyTo: row.reply_to, content }
}

/** Hands a mail that was not sent over anew. Refused: forbidden, mail_not_found, mail_on_its_way, mail_withdrawn. */
export async function retryMail(
  world: World,
  orgId: string,
  actor: Actor,
  id: string,
): Promise<Mail | Refusal> {
  if (!may(actor.role, 'finish_invoices')) return forbidden('send mails')
  if (!isUuid(id)) return NO_SUCH_MAIL
  return inOrganization(world.db, orgId, async (tx) => {
    const waits = await waitAnew(tx, orgId, id)
    const row = await mailById(tx, orgId, id)
    if (!row) return NO_SUCH_MAIL
    if (row.state === 'withdrawn') return WITHDRAWN
    if (!waits) {
      return refuse('mail_on_its_way', 28, 'This mail was sent already, or is being sent.', {
        remedy: 'Nothing needs to be done: nobody gets the same mail twice.',
        values: { state: row.state },
      })
    }
    await addHandingOver(tx, { orgId, mailId: id })
    return shown(row)
  })
}

const WITHDRAWN: Refusal = refuse('mail_withdrawn', 28, 'This mail was withdrawn and goes out no more.', {
  remedy: 'Do anew what it was written for, such as inviting somebody: that writes another one.',
})

const shown = (row: MailRow): Mail => ({
  id: row.id,
  kind: row.kind,
  recipient: row.recipient,
  subject: row.subject,
  invoiceId: row.invoice_id,
  state: row.state,
  reason: row.reason,
  attempts: row.attempts,
  createdAt: row.created_at,
  createdBy: row.created_by,
  triedAt: row.tried_at,
  sentAt: row.sent_at,
})
