import { Mail, MAIL_STATES, MailPage, MailRecord } from '../mail.ts'
import { PageQuery } from '../page.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Mail'
const params = z.object({ id: Id })
const missing = NO_SUCH.mail

export const listMails = declareDoor({
  method: 'get',
  path: '/v1/mails',
  tag,
  summary: 'List mails',
  description: 'The outbox: every mail that was asked for, newest first, with what became of it.',
  query: z.strictObject({ ...PageQuery, state: z.enum(MAIL_STATES).optional(), invoice: Id.optional() }),
  answer: MailPage,
})

export const readMail = declareDoor({
  method: 'get',
  path: '/v1/mails/{id}',
  tag,
  summary: 'Read a mail',
  description:
    'With its text and HTML. Invitations and magic links are shown only where no mail server is set up, to who manages the organization.',
  params,
  missing,
  answer: MailRecord,
})

export const retryMail = declareDoor({
  method: 'post',
  path: '/v1/mails/{id}/retry',
  tag,
  summary: 'Send a mail again',
  description:
    'Hands a mail that was not sent over anew, under the same Message-ID. One that the mail server took is refused with 409.',
  params,
  missing,
  answer: Mail,
})
