import type { SetLetter } from '../../domain/mail/letter.ts'
import { assert } from '../../kernel/assert.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { beginHandingOver, type MailState, recordHandingOver, type WholeMailRow } from '../../store/mails.ts'
import { SealBroken, type Sealer } from '../fleetbase/ports.ts'
import type { World } from '../world.ts'
import { contentOf } from './enqueue-mail.ts'
import { type HandOverPayload, MOST_ATTEMPTS } from './hand-over-task.ts'
import { type Mailer, MailNotTaken } from './ports.ts'

export interface HandOverDeps {
  readonly world: World
  readonly sealer: Sealer
  readonly mailer: Mailer
}

/** The mail was not taken, and is tried again later. The reason is on it. */
export class TriedAgainLater extends Error {
  override readonly name = 'TriedAgainLater'
}

/**
 * Hands a mail over and records what came of it (rule 28). One that was sent, is kept, was given up or withdrawn is left
 * alone; one that is withdrawn just while it is handed over was sent if the server took it, and is not tried again. A
 * program that dies after the server took it and before that is recorded hands it over once more, under the same
 * Message-ID: sent at least once. Throws `TriedAgainLater`, or a fault of ours as it is.
 */
export async function handOverMail(
  { world, sealer, mailer }: HandOverDeps,
  { orgId, mailId }: HandOverPayload,
): Promise<void> {
  const now = (): string => new Date(world.now()).toISOString()
  const mail = await inOrganization(world.db, orgId, (tx) => beginHandingOver(tx, orgId, mailId, now()))
  if (!mail) return
  const record = (state: MailState, reason: string | null): Promise<boolean> =>
    inOrganization(world.db, orgId, (tx) =>
      recordHandingOver(tx, orgId, mailId, { state, reason, sentAt: state === 'sent' ? now() : null }),
    )
  let became: 'sent' | 'kept'
  try {
    became = await handOver(mailer, mail, sealer, orgId)
  } catch (err) {
    if (err instanceof SealBroken || (err instanceof MailNotTaken && err.forGood)) {
      await record('given_up', err.message)
      return
    }
    const isFault = !(err instanceof MailNotTaken)
    const reason = isFault ? 'It could not be handed over because of a fault here.' : err.message
    if (mail.attempts >= MOST_ATTEMPTS) {
      await record('given_up', `Given up after ${mail.attempts} attempts. ${reason}`)
      return
    }
    const isTriedAgain = await record('failed', reason)
    if (isFault) throw err
    if (isTriedAgain) throw new TriedAgainLater(reason)
    return
  }
  await record(became, null)
}

function handOver(
  mailer: Mailer,
  mail: WholeMailRow,
  sealer: Sealer,
  orgId: string,
): Promise<'sent' | 'kept'> {
  assert(mail.content, `mail ${mail.id} is to be handed over and says nothing`)
  const letter = JSON.parse(sealer.open(mail.content, contentOf(orgId, mail.id))) as SetLetter
  const { id, recipient, sender, reply_to: replyTo, subject } = mail
  return mailer.handOver({ ...letter, id, recipient, sender, replyTo, subject })
}
