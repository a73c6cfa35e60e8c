import { invoiceLetter } from '../../domain/mail/invoice-letter.ts'
import type { MailLanguage } from '../../domain/mail/words.ts'
import { assert } from '../../kernel/assert.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../store/engine/transaction.ts'
import { readInvoice, type ReadInvoice } from '../../store/reading/invoice.ts'
import { type Also, RefusedAlong } from '../asked.ts'
import { addressOf, liveLink } from '../links/live-link.ts'
import { clientsToTell } from '../portal/clients-to-tell.ts'
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

/** Whom a mail goes to, and what it is written in. */
interface Reader {
  readonly email: string
  readonly language: MailLanguage
  /** Where they are told as a client of the portal, and not because the act asks for it. */
  readonly clientId?: string
}

/**
 * Writes the mail that is asked for along with sending a document, in the transaction that sends it. Each change of a
 * document has a version of its own, which names the act: one act, one mail. Refused with the act:
 * mail_address_missing.
 */
export const mailSent = (
  post: Post,
  orgId: string,
  actor: Actor,
  invoiceId: string,
  asked: InvoiceMail,
): Also =>
  afterwards(orgId, invoiceId, async (tx, read) => {
    const reader = readerOf(asked, read)
    if (!reader) throw addressMissing(read)
    const write = await letters(post, tx, orgId, actor, read, asked)
    await write('invoice_sent', String(read.invoice.version), reader)
  })

/**
 * Tells the clients of the portal of a document that was published, and whoever else the act asks for, in the
 * transaction that publishes it: each address once for ever (rule 30). Where nobody is asked for and nobody is let into
 * the portal, there is no mail. Refused with the act: mail_address_missing.
 */
export const mailPublished = (
  post: Post,
  orgId: string,
  actor: Actor,
  invoiceId: string,
  asked: InvoiceMail | undefined,
): Also =>
  afterwards(orgId, invoiceId, async (tx, read) => {
    const clients = await clientsToTell(tx, orgId, read.invoice.customerId)
    const reader = asked && readerOf(asked, read)
    if (asked && !reader && clients.length === 0) throw addressMissing(read)
    const others = clients
      .filter(({ email }) => email !== reader?.email.toLowerCase())
      .map(({ id, email, language }): Reader => ({ email, language, clientId: id }))
    const readers = reader ? [reader, ...others] : others
    if (readers.length === 0) return
    const write = await letters(post, tx, orgId, actor, read, asked ?? {})
    for (const one of readers) await write('invoice_published', one.email.toLowerCase(), one)
  })

const afterwards =
  (orgId: string, invoiceId: string, write: (tx: Tx, read: ReadInvoice) => Promise<void>): Also =>
  async (tx, { outcome }) => {
    if (outcome.outcome !== 'done') return
    const read = await readInvoice(tx, orgId, invoiceId)
    assert(read, `invoice ${invoiceId} was changed and is not there`)
    await write(tx, read)
  }

const readerOf = ({ to, language = 'en' }: InvoiceMail, { buyer }: ReadInvoice): Reader | undefined => {
  const email = to ?? buyer.email
  return email === null ? undefined : { email, language }
}

/** Writes mails about one document, which all bear its one link. */
async function letters(
  post: Post,
  tx: Tx,
  orgId: string,
  actor: Actor,
  { invoice, seller }: ReadInvoice,
  { message }: InvoiceMail,
): Promise<(kind: 'invoice_sent' | 'invoice_published', step: string, reader: Reader) => Promise<void>> {
  const url = addressOf(post, orgId, await liveLink(post, tx, orgId, actor, invoice.id))
  return async (kind, step, { email, language, clientId }) => {
    const { subject, letter } = invoiceLetter(kind, invoice, {
      company: seller.name,
      language,
      message: message?.trim() || null,
      url,
    })
    await enqueueMail(post, tx, orgId, actor, {
      kind,
      act: `${kind} ${invoice.id} ${step}`,
      recipient: email,
      replyTo: seller.email ?? null,
      subject,
      letter,
      invoiceId: invoice.id,
      clientId,
    })
  }
}

const addressMissing = ({ buyer }: ReadInvoice): RefusedAlong =>
  new RefusedAlong(
    refuse('mail_address_missing', 28, `${buyer.name} has no e-mail address; nothing was done.`, {
      pointer: '/mail/to',
      remedy: 'Name an address, or do it without a mail.',
    }),
  )
