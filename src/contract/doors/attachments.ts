import { refuse } from '../../kernel/refusal.ts'
import { Attachment, ATTACHMENT_TYPES, AttachmentBytes, AttachmentQuery } from '../attachment.ts'
import { Undoing } from '../manual-entry.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { ATTACHMENT_LIMIT } from './limits.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Journal'
const one = z.object({ id: Id, attachmentId: Id })

export const attachFile = declareDoor({
  method: 'post',
  path: '/v1/manual-entries/{id}/attachments',
  tag,
  summary: 'Attach a file to an entry by hand',
  description:
    'The file itself: PDF, PNG, JPEG, WebP, plain text, CSV or an xlsx workbook without macros, at most 10 MiB, known by its bytes alone; at most 20 on one entry. It may be attached at any time, also to an entry of a closed day or one that was reversed. The same bytes again are answered with what stands there already.',
  params: z.object({ id: Id }),
  missing: NO_SUCH.manualEntry,
  query: AttachmentQuery,
  takes: [...ATTACHMENT_TYPES, 'application/octet-stream'],
  body: AttachmentBytes,
  bodyLimit: ATTACHMENT_LIMIT,
  tooLarge: refuse('attachment_too_large', null, 'This file is larger than 10 MiB.', {
    remedy: 'Scan it with a lower resolution, or split it.',
    values: { limit: ATTACHMENT_LIMIT },
  }),
  answer: Attachment,
  makes: true,
})

export const readAttachment = declareDoor({
  method: 'get',
  path: '/v1/manual-entries/{id}/attachments/{attachmentId}',
  tag,
  summary: 'Download an attachment',
  description:
    'Its bytes, to be kept and never to be shown in place. One that was withdrawn is read by who may withdraw it.',
  params: one,
  missing: NO_SUCH.attachment,
  gives: ATTACHMENT_TYPES,
  answer: z.string().openapi({ format: 'binary', example: '' }),
  problems: [403],
})

export const withdrawAttachment = declareDoor({
  method: 'post',
  path: '/v1/manual-entries/{id}/attachments/{attachmentId}/withdrawal',
  tag,
  summary: 'Withdraw an attachment',
  description:
    'Once, with the reason: it counts no longer. Nothing is deleted: it stays listed with its hash, and its bytes stay.',
  params: one,
  missing: NO_SUCH.attachment,
  body: Undoing,
  answer: Attachment,
  problems: [409],
})
