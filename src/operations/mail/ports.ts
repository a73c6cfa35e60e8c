import type { SetLetter } from '../../domain/mail/letter.ts'
import type { Sealer } from '../fleetbase/ports.ts'
import type { World } from '../world.ts'

/** What writing mails and making links needs: what they hold is sealed, and where this installation is reached. */
export interface Post {
  readonly world: World
  readonly sealer: Sealer
  /** The address customers reach this installation at, without a slash at its end. */
  readonly publicUrl: string
}

/** A mail as it is handed over. */
export interface MailToHandOver extends SetLetter {
  /** Stays the same however often it is handed over: names it in its Message-ID. */
  readonly id: string
  readonly recipient: string
  /** The name it goes out under. */
  readonly sender: string
  readonly replyTo: string | null
  readonly subject: string
}

/**
 * Hands mails to whoever carries them. 'sent' once the mail server took it; 'kept' where there is none. Throws
 * `MailNotTaken`.
 */
export interface Mailer {
  handOver(mail: MailToHandOver): Promise<'sent' | 'kept'>
}

/** The mail server did not take it. Its message is a sentence for people. */
export class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken'
  /** Whether trying again can help: not where the server refuses this address or this mail for good. */
  readonly forGood: boolean

  constructor(message: string, forGood: boolean, options?: ErrorOptions) {
    super(message, options)
    this.forGood = forGood
  }
}
