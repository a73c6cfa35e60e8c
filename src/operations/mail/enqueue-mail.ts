import { type Letter, setLetter } from '../../domain/mail/letter.ts'
import type { Tx } from '../../store/engine/transaction.ts'
import { keepMail } from '../../store/mails.ts'
import type { SealedFor } from '../fleetbase/ports.ts'
import type { Actor } from '../world.ts'
import { addHandingOver } from './hand-over-task.ts'
import type { Post } from './ports.ts'

/** What mails are about. */
export type MailKind = 'invoice_sent' | 'invoice_published' | 'invitation' | 'magic_link'

export interface MailToWrite {
  readonly kind: MailKind
  /** Names the act that asks for it, for ever: however often it is asked for, there is one mail. */
  readonly act: string
  readonly recipient: string
  readonly replyTo?: string | null
  readonly subject: string
  readonly letter: Letter
  readonly invoiceId?: string
  /** The client of the portal whose access is why it goes out: when it ends, so does the mail. */
  readonly clientId?: string | undefined
  /** Whether whoever has it is let in by it: then nobody reads it here, and it is forgotten once it was sent. */
  readonly isSecret?: boolean
}

/**
 * Writes a mail in the transaction of the act that asks for it, with the job that hands it over: both stand or fall
 * with the act (rule 28). False when the act had its mail before.
 */
export async function enqueueMail(
  { world, sealer }: Pick<Post, 'world' | 'sealer'>,
  tx: Tx,
  orgId: string,
  actor: Actor,
  mail: MailToWrite,
): Promise<boolean> {
  const id = world.newId()
  const isNew = await keepMail(tx, orgId, {
    id,
    kind: mail.kind,
    act: mail.act,
    recipient: mail.recipient,
    sender: mail.letter.company,
    reply_to: mail.replyTo ?? null,
    subject: mail.subject,
    content: sealer.seal(JSON.stringify(setLetter(mail.letter)), contentOf(orgId, id)),
    is_secret: mail.isSecret ?? false,
    invoice_id: mail.invoiceId ?? null,
    client_id: mail.clientId ?? null,
    created_at: new Date(world.now()).toISOString(),
    created_by: actor.name,
  })
  if (isNew) await addHandingOver(tx, { orgId, mailId: id })
  return isNew
}

/** What a mail's content is sealed for. */
export const contentOf = (orgId: string, id: string): SealedFor => ({ orgId, field: `mail/${id}/content` })
