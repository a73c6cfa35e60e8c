import { CsvText } from '../csv-text.ts'
import { Mail, MailFilterQuery, MailPage, MailQuery, MailRecord } from '../mail.ts'
import { Id } from '../scalars.ts'
import { mailsTable } from '../tables/lists.ts'
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
  description:
    'The outbox: every mail that was asked for, newest first unless `sort` says otherwise, with what became of it.',
  query: MailQuery,
  answer: MailPage,
  table: mailsTable,
})

export const exportMails = declareDoor({
  method: 'get',
  path: '/v1/mails.csv',
  tag,
  summary: 'Export mails',
  description: 'Every mail that the filters mean, as CSV: to whom, about what, and what became of it.',
  query: MailFilterQuery,
  answer: CsvText,
  csv: true,
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
