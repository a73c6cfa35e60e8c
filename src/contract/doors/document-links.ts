import { DocumentLinkAnswer, LinkEnd } from '../document-link.ts'
import { PublicInvoice, Seen } from '../public-invoice.ts'
import { Id } from '../scalars.ts'
import { ShortText } from '../text.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const about = {
  tag: 'Invoices',
  path: '/v1/invoices/{id}/link',
  params: z.object({ id: Id }),
  missing: NO_SUCH.invoice,
  answer: DocumentLinkAnswer,
} as const

export const readDocumentLink = declareDoor({
  ...about,
  method: 'get',
  summary: "Read an invoice's link",
  description: 'Where its customer sees it without a login; null while it has no link.',
})

export const makeDocumentLink = declareDoor({
  ...about,
  method: 'post',
  summary: 'Make a link to an invoice',
  description:
    'Whoever has it sees the document and nothing else. A document has one link at a time: the one it has is answered again, and `expiresAt` then changes nothing.',
  body: LinkEnd,
})

export const changeDocumentLink = declareDoor({
  ...about,
  method: 'patch',
  summary: 'Change when a link ends',
  description: 'Sets the instant from which on it opens nothing, or with null none.',
  body: LinkEnd,
})

export const revokeDocumentLink = declareDoor({
  ...about,
  method: 'delete',
  summary: "Revoke an invoice's link",
  description: 'From now on it opens nothing. Another one may be made.',
})

const byToken = {
  tag: 'Invoices',
  params: z.object({ token: ShortText }),
  missing: NO_SUCH.link,
  open: true,
} as const

export const readPublicInvoice = declareDoor({
  ...byToken,
  method: 'get',
  path: '/v1/public/invoices/{token}',
  summary: 'Read an invoice by its link',
  description:
    'What its customer may see of it. A token that is wrong, revoked or has ended is answered the same. Reading it does not make it viewed.',
  answer: PublicInvoice,
})

export const seePublicInvoice = declareDoor({
  ...byToken,
  method: 'post',
  path: '/v1/public/invoices/{token}/view',
  summary: 'Say that an invoice was seen',
  description:
    "Called by the public page's script once it was really in sight. Staff and machines do not count; the first time counts.",
  answer: Seen,
})
