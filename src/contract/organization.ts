import { Jurisdiction } from './invoice-parts.ts'
import { Address, PayTo } from './party.ts'
import { Person } from './person.ts'
import { Role } from './role.ts'
import { Currency, Id } from './scalars.ts'
import { Email, Name, ShortText } from './text.ts'
import { z } from './z.ts'

/** How a business bills, as far as its people's forms need it. */
const ProfileInfo = z.object({
  code: z.string().openapi({ example: 'fleet' }),
  name: z.string().openapi({ example: 'Delivery fleet' }),
  finalWhen: z.enum(['sent', 'confirmed', 'published', 'created']),
  worksPerInvoice: z.enum(['one', 'many']),
  terms: z.string().openapi({ example: 'net 30' }),
  pricesIncludeTax: z.boolean().openapi({ example: false }),
  creditUse: z.enum(['off', 'ask', 'always']).openapi({ example: 'off' }),
  defaultTax: z.object({
    category: z.string().openapi({ example: 'Z' }),
    rate: z.string().openapi({ example: '0' }),
    jurisdiction: Jurisdiction,
  }),
})

/** An organization that keeps its books here. */
export const Organization = z
  .object({
    id: Id,
    slug: z.string().openapi({ example: 'northside-delivery' }),
    name: z.string().openapi({ example: 'Northside Delivery' }),
    currency: z.string().openapi({ example: 'USD' }),
    timeZone: z.string().openapi({ example: 'America/New_York' }),
    today: z
      .string()
      .openapi({ format: 'date', description: 'The calendar date there', example: '2026-03-01' }),
    profile: ProfileInfo,
  })
  .openapi('Organization')
export type Organization = z.infer<typeof Organization>

export const Organizations = z.object({ items: z.array(Organization) }).openapi('Organizations')
export type Organizations = z.infer<typeof Organizations>

/** An organization, and as what whoever asks works there. */
const OwnOrganization = Organization.extend({ role: Role }).openapi('OwnOrganization')

/** Who is here, and the organizations they may open. */
export const Session = z
  .object({
    person: Person.nullable().openapi({ description: 'Null for the operator' }),
    operator: z.boolean().openapi({ example: false }),
    demo: z
      .boolean()
      .openapi({ description: 'Whether anybody may enter without an account', example: false }),
    organizations: z.array(OwnOrganization),
  })
  .openapi('Session')
export type Session = z.infer<typeof Session>

/** Books to open: who keeps them, and how they bill. `profile` says what to start from. */
export const OrganizationNew = z
  .strictObject({
    slug: ShortText.openapi({ description: 'Its short name', example: 'northside-delivery' }),
    name: Name.openapi({ example: 'Northside Delivery' }),
    timeZone: ShortText.openapi({ example: 'America/New_York' }),
    currency: Currency,
    profile: ShortText.openapi({
      description: 'fleet, field-service, charter or home-services',
      example: 'fleet',
    }),
    seller: z.strictObject({
      name: Name.openapi({ example: 'Northside Delivery, Inc.' }),
      address: Address.optional(),
      taxId: ShortText.optional().openapi({ example: 'US 12-3456789' }),
      email: Email.optional(),
      payTo: PayTo.optional(),
    }),
  })
  .openapi('OrganizationNew')
export type OrganizationNew = z.input<typeof OrganizationNew>
