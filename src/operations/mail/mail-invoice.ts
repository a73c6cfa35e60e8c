import { invoiceLetter } from '../../domain/mail/invoice-letter.ts'
import type { MailLanguage } from '../../domain/mail/words.ts'
import { assert } from '../../kernel/assert.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readInvoice } from '../../store/reading/invoice.ts'
import { type Also, RefusedAlong } from '../asked.ts'
import { addressOf, liveLink } from '../links/live-link.ts'
import type { Actor } from '../world.ts'
import { enqueueMail } from './enqueue-mail.ts'
import type { Post } from './ports.ts'

/** A mail that is asked for along with an act; without an address it goes to the document's customer. */
export interface InvoiceMail {
  readonly to?: string | null | undefined
  /** A person's own words, set into the mail. */
  readonly message?: string | null | undefined
  readonly language?: MailLanguage | undefined
}

/**
 * Writes the mail about a document in the transaction of the act that sends or publishes it. Each change of a document
 * has a version of its own, which names the act: one act, one mail. Refused with the act: mail_address_missing.
 */
export function mailInvoice(
  post: Post,
  orgId: string,
  actor: Actor,
  kind: 'invoice_sent' | 'invoice_published',
  invoiceId: string,
  asked: InvoiceMail,
): Also {
  return async (tx, { outcome }) => {
    if (outcome.outcome !== 'done') return
    const read = await readInvoice(tx, orgId, invoiceId)
    assert(read, `invoice ${invoiceId} was changed and is not there`)
    const { invoice, seller, buyer } = read
    const recipient = asked.to ?? buyer.email
    if (recipient === null) {
      throw new RefusedAlong(
        refuse('mail_address_missing', 28, `${buyer.name} has no e-mail address; nothing was done.`, {
          pointer: '/mail/to',
          remedy: 'Name an address, or do it without a mail.',
        }),
      )
    }
    const link = await liveLink(post, tx, orgId, actor, invoiceId)
    const { subject, letter } = invoiceLetter(kind, invoice, {
      company: seller.name,
      language: asked.language ?? 'en',
      message: asked.message?.trim() || null,
      url: addressOf(post, orgId, link),
    })
    await enqueueMail(post, tx, orgId, actor, {
      kind,
      act: `${kind} ${invoiceId} ${invoice.version}`,
      recipient,
      replyTo: seller.email ?? null,
      subject,
      letter,
      invoiceId,
    })
  }
}
