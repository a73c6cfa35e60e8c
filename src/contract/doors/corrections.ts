import { AdjustmentNew, CorrectionNew, Creditable, CreditNew } from '../crediting.ts'
import { Invoice } from '../invoice.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const about = { tag: 'Invoices', params: z.object({ id: Id }), missing: NO_SUCH.invoice } as const
const act = { ...about, method: 'post', dryRun: true, ifMatch: 'may', makes: true, answer: Invoice } as const

export const readCreditable = declareDoor({
  ...about,
  method: 'get',
  path: '/v1/invoices/{id}/creditable',
  summary: 'Read what may be credited',
  description:
    'What of a final document no confirmed credit note took yet: by line, by tax group, and in all. A draft has nothing to credit; it is edited.',
  answer: Creditable,
  problems: [409],
})

export const creditInvoice = declareDoor({
  ...act,
  path: '/v1/invoices/{id}/credits',
  summary: 'Credit an invoice',
  description:
    'A credit note over lines, an amount, or all that is left, answered with its own number. It reduces what is open first. Its tax is cumulative: notes always add up to the document. As a draft it is worked out anew when it is confirmed, and refused then if others left too little.',
  body: CreditNew,
  problems: [409],
})

export const correctInvoice = declareDoor({
  ...act,
  path: '/v1/invoices/{id}/correction',
  summary: 'Correct an invoice',
  description:
    'Credits all that is left of a final document, at once, and answers a new draft with the same content and works. The documents name each other.',
  body: CorrectionNew,
  problems: [409],
})

export const adjustInvoice = declareDoor({
  ...act,
  path: '/v1/invoices/{id}/adjustments',
  summary: 'Adjust an invoice',
  description:
    'Additional work, reduced scope or goodwill, as described lines. A draft gets the lines; for a final document more becomes a supplement and less a credit note. Answers the document that bears them; `dryRun` says beforehand which that is.',
  body: AdjustmentNew,
  problems: [409],
})
