import { InstalmentChoice } from '../instalments.ts'
import { PortalLiveMessage } from '../live.ts'
import { Done } from '../person.ts'
import {
  PortalAccount,
  PortalEntry,
  PortalInvoice,
  PortalInvoicePage,
  PortalInvoiceQuery,
  PortalLinkWish,
  PortalSession,
} from '../portal.ts'
import { Seen } from '../public-invoice.ts'
import { Id } from '../scalars.ts'
import { z } from '../z.ts'
import { declareDoor } from './door.ts'
import { NO_SUCH } from './missing.ts'

const tag = 'Portal'
const account = z.object({ accountId: Id })
const ofAccount = { tag, portal: true, params: account, missing: NO_SUCH.portalAccount } as const
const ofInvoice = {
  tag,
  portal: true,
  params: account.extend({ id: Id }),
  missing: NO_SUCH.invoice,
} as const

export const askForPortalLink = declareDoor({
  method: 'post',
  path: '/v1/portal/links',
  tag,
  summary: 'Ask for a link into the portal',
  description:
    'Answered the same, after the same work, whether the address is anybody’s client or not; if it is, each company mails it a link, good once and for 15 minutes. Five wishes for an address at once, then one every five minutes.',
  body: PortalLinkWish,
  answer: Done,
  open: true,
  problems: [429],
})

export const enterPortal = declareDoor({
  method: 'post',
  path: '/v1/portal/session',
  tag,
  summary: 'Enter the portal',
  description:
    'Uses a link up and sets the portal’s cookie, beside what it opened already. The same refusal for a link that was used, has ended or never was.',
  body: PortalEntry,
  answer: PortalSession,
  open: true,
  problems: [429],
})

export const readPortalSession = declareDoor({
  method: 'get',
  path: '/v1/portal/session',
  tag,
  summary: 'Read who is in the portal',
  description: 'The accounts that may be seen now.',
  answer: PortalSession,
  portal: true,
})

export const leavePortal = declareDoor({
  method: 'delete',
  path: '/v1/portal/session',
  tag,
  summary: 'Leave the portal',
  description: 'Ends what the cookie opens.',
  answer: Done,
  portal: true,
})

export const readPortalAccount = declareDoor({
  ...ofAccount,
  method: 'get',
  path: '/v1/portal/accounts/{accountId}',
  summary: 'Read an account in the portal',
  description: 'The company, and what is open and kept in each currency, over documents that may be seen.',
  answer: PortalAccount,
})

export const listPortalInvoices = declareDoor({
  ...ofAccount,
  method: 'get',
  path: '/v1/portal/accounts/{accountId}/invoices',
  summary: 'List invoices in the portal',
  description: 'Those the client may see, the newest first; archived ones only where `q` finds them.',
  query: PortalInvoiceQuery,
  answer: PortalInvoicePage,
})

export const readPortalInvoice = declareDoor({
  ...ofInvoice,
  method: 'get',
  path: '/v1/portal/accounts/{accountId}/invoices/{id}',
  summary: 'Read an invoice in the portal',
  description:
    'Its lines, tax and payments. A draft, one that is not published and another customer’s are all unknown here. Reading it does not make it viewed.',
  answer: PortalInvoice,
})

export const seePortalInvoice = declareDoor({
  ...ofInvoice,
  method: 'post',
  path: '/v1/portal/accounts/{accountId}/invoices/{id}/view',
  summary: 'Say that an invoice was seen in the portal',
  description:
    "Called by the portal's script once it was really in sight. Staff and machines do not count; the first time counts.",
  answer: Seen,
})

export const chooseInstalments = declareDoor({
  ...ofInvoice,
  method: 'post',
  path: '/v1/portal/accounts/{accountId}/invoices/{id}/instalments',
  summary: 'Choose to pay an invoice in instalments',
  description:
    'The parts of one of its `offers`, as they were read. Refused where something else is offered by now, a plan stands, or the client chose before.',
  body: InstalmentChoice,
  answer: PortalInvoice,
  problems: [409, 422],
})

export const followPortalAccount = declareDoor({
  ...ofAccount,
  method: 'get',
  path: '/v1/portal/accounts/{accountId}/live',
  summary: 'Follow an account in the portal',
  description:
    'Server-sent events: `changed` once something that the client may see is another, and never what. After `ready` and `changed`, read again what you show. The stream ends now and then, when access ends, and when the switch that shows invoices is turned: ask again.',
  answer: PortalLiveMessage,
  streams: true,
})
