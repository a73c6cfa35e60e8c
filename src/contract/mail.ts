import { orNull } from './or-null.ts'
import { pageOf } from './page.ts'
import { Id, Moment } from './scalars.ts'
import { z } from './z.ts'

export const MAIL_STATES = ['waiting', 'sent', 'kept', 'failed', 'given_up', 'withdrawn'] as const

/** What a mail is written in; English where nothing is said. */
export const MailLanguage = z.enum(['en', 'fr', 'de']).openapi({ example: 'en' })

/** A mail in the outbox. */
export const Mail = z
  .object({
    id: Id,
    kind: z.string().openapi({
      description: 'invoice_sent, invoice_published, invitation, magic_link; more may come',
      example: 'invoice_sent',
    }),
    recipient: z.string().openapi({ example: 'accounts@harborgoods.example' }),
    subject: z.string().openapi({ example: 'Invoice INV-2026-00001 from Northside Delivery' }),
    invoiceId: Id.nullable(),
    state: z.enum(MAIL_STATES).openapi({
      description:
        'sent: the mail server took it; kept: there is no mail server; failed: tried again by itself; given_up: needs a person; withdrawn: it goes out no more',
      example: 'sent',
    }),
    reason: z.string().nullable().openapi({ description: 'Why it was not sent', example: null }),
    attempts: z.number().int().openapi({ type: 'integer', example: 1 }),
    createdAt: Moment,
    createdBy: z.string().openapi({ example: 'key Dispatch' }),
    triedAt: Moment.nullable(),
    sentAt: Moment.nullable(),
  })
  .openapi('Mail')
export type Mail = z.infer<typeof Mail>

export const MailPage = pageOf(Mail, 'Mails')
  .extend({
    delivers: z.boolean().openapi({
      description: 'Whether there is a mail server; otherwise mails are kept here',
      example: true,
    }),
  })
  .openapi('MailPage')
export type MailPage = z.infer<typeof MailPage>

/** A mail with what it says. */
export const MailRecord = Mail.extend({
  sender: z.string().openapi({ example: 'Northside Delivery' }),
  replyTo: z.string().nullable().openapi({ example: 'billing@northside.example' }),
  content: orNull(z.object({ text: z.string(), html: z.string() })).openapi({
    description: 'null for a mail that lets in whoever reads it',
  }),
}).openapi('MailRecord')
export type MailRecord = z.infer<typeof MailRecord>
