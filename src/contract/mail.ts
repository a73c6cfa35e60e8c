import { orNull } from './or-null.ts'
import { countedPageOf, CountQuery, PageQuery } from './page.ts'
import { CalendarDate, Id, Moment } from './scalars.ts'
import { lineUpTo, ShortText } from './text.ts'
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
    attempts: z.number().int().openapi({ example: 1 }),
    createdAt: Moment,
    createdBy: z.string().openapi({ example: 'key Dispatch' }),
    triedAt: Moment.nullable(),
    sentAt: Moment.nullable(),
  })
  .openapi('Mail')
export type Mail = z.infer<typeof Mail>

export const MailPage = countedPageOf(Mail, 'Mails')
  .extend({
    delivers: z.boolean().openapi({
      description: 'Whether there is a mail server; otherwise mails are kept here',
      example: true,
    }),
  })
  .openapi('MailPage')
export type MailPage = z.infer<typeof MailPage>

/** Which mails are meant; every filter narrows. */
export const MailFilterQuery = z.strictObject({
  state: z.enum(MAIL_STATES).optional(),
  kind: lineUpTo(50).optional().openapi({ example: 'invoice_sent' }),
  customer: Id.optional().openapi({
    description: 'Only those about a document of this customer, or to one of their clients of the portal',
  }),
  invoice: Id.optional(),
  from: CalendarDate.optional().openapi({ description: 'Written on this day of the organization or later' }),
  to: CalendarDate.optional().openapi({ description: 'Written on this day of the organization or earlier' }),
  q: ShortText.optional().openapi({
    description: 'Part of the address it goes to or of its subject',
    example: 'harborgoods',
  }),
  sort: z
    .enum(['written', '-written'])
    .default('-written')
    .openapi({ description: 'With a minus: the latest first', example: '-written' }),
})

/** Which mails to list. */
export const MailQuery = MailFilterQuery.extend({ ...CountQuery, ...PageQuery })

/** A mail with what it says. */
export const MailRecord = Mail.extend({
  sender: z.string().openapi({ example: 'Northside Delivery' }),
  replyTo: z.string().nullable().openapi({ example: 'billing@northside.example' }),
  content: orNull(z.object({ text: z.string(), html: z.string() })).openapi({
    description: 'null for a mail that lets in whoever reads it',
  }),
}).openapi('MailRecord')
export type MailRecord = z.infer<typeof MailRecord>
