import { WORK_EVENT_EXAMPLES } from './examples/work-events.ts'
import { INVOICE_EXAMPLES } from './examples/invoices.ts'
import type { App } from './env.ts'
import { addExamples } from './examples/add.ts'

export type OpenApi = ReturnType<App['getOpenAPI31Document']>

/** The nouns in the order in which a newcomer meets them. */
const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['Work events', 'Tell Billhook what happened. Everything else follows from it.'],
  [
    'Work',
    'The orders, service orders, trips, bookings and sales it was told of, and how much of each is billed.',
  ],
  [
    'Invoices',
    'Invoices, supplements and credit notes: made from work or by hand, then moved on verb by verb.',
  ],
  ['Payments', 'Money that came in, and the documents it settled.'],
  ['Customers', 'Who is billed, and what they owe.'],
  ['Journal', 'The books: accounts and entries, double entry, append-only, always balanced.'],
  [
    'Reports',
    'Trial balance, general ledger, income statement, balance sheet and aged receivables, as of any day.',
  ],
  ['Mail', 'The outbox: what was mailed, and what became of it.'],
  ['Sources', 'Operations systems that call Billhook by themselves.'],
  ['Organizations', 'Who keeps books here.'],
  ['People', 'Who signs in, and who works for an organization as what.'],
  ['Portal', 'What invited clients see of their own invoices, and who is invited.'],
  ['Service', 'Whether Billhook is up.'],
]

const DESCRIPTION = `Billhook turns finished work into paid invoices and balanced books.

**Sign in** with an API key of your organization: \`Authorization: Bearer bh_…\`. The key decides whose books you see.

**Money** is a whole number of minor units (cents) with its ISO 4217 currency beside it. Quantities, unit prices (major units) and tax rates (percent) are decimal text. Dates are \`YYYY-MM-DD\` in the organization's time zone, instants RFC 3339 in UTC.

**Lists** come in pages: pass \`nextCursor\` back as \`cursor\` until it is null.

**When something is refused**, nothing was changed. The answer is \`application/problem+json\` with a sentence, a stable \`code\`, the \`pointer\` to the first bad field, every bad field in \`errors\`, what to do about it in \`remedy\`, and the number of the product \`rule\` behind it. An act that is not possible now is answered 409 and lists in \`values.allowed\` what is.

**Telling twice is safe**: a work event is carried out once per \`source\` and \`id\`, a payment once per \`provider\` and \`providerId\`.`

/** The OpenAPI 3.1 document of every door there is, with an example of everything that is sent and answered. */
export function openApiDocument(app: App): OpenApi {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Billhook',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
    security: [{ apiKey: [] }, { session: [], organization: [] }],
  })
  document.components ??= {}
  document.components.securitySchemes = {
    apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the organization: bh_…' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-billhook_session',
      description: 'Of a person who signed in; billhook_session where the address is http',
    },
    portal: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-billhook_portal',
      description: 'Of a client who entered the portal; billhook_portal where the address is http',
    },
    organization: {
      type: 'apiKey',
      in: 'header',
      name: 'Billhook-Organization',
      description: 'Beside the cookie: which organization',
    },
  }
  return addExamples(document, { ...WORK_EVENT_EXAMPLES, ...INVOICE_EXAMPLES })
}
