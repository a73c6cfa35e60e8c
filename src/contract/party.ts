import { orNull } from './or-null.ts'
import { Picture } from './picture.ts'
import { Email, ExternalId, lineUpTo, Name, ShortText } from './text.ts'
import { z } from './z.ts'

/** Where somebody is. `country` is an ISO 3166-1 alpha-2 code. */
export const Address = z
  .strictObject({
    street: ShortText.optional().openapi({ example: '12 Dock Street' }),
    street2: ShortText.optional().openapi({ example: 'Gate 3' }),
    city: ShortText.optional().openapi({ example: 'Newark' }),
    region: ShortText.optional().openapi({ example: 'NJ' }),
    postalCode: lineUpTo(20).optional().openapi({ example: '07102' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'This is not a country code of two capitals.')
      .optional()
      .openapi({ example: 'US' }),
  })
  .openapi('Address')
export type Address = z.infer<typeof Address>

/** The customer as a work source names it. */
export const CustomerRef = z
  .strictObject({
    id: ExternalId.openapi({ description: "The customer's id in the source", example: 'cus_118' }),
    name: Name,
    company: Name.optional(),
    email: Email.optional(),
    phone: ShortText.optional().openapi({ example: '+1 973 555 0142' }),
    taxId: ShortText.optional().openapi({ example: 'US-99-1234567' }),
    address: Address.optional(),
  })
  .openapi('CustomerRef')
export type CustomerRef = z.infer<typeof CustomerRef>

/** A customer named on the spot: the one of that source and id, known already or new. Extended, it would allow nothing more in the API document. */
export const NamedCustomer = z
  .strictObject({ ...CustomerRef.shape, source: ExternalId.default('manual') })
  .openapi('NamedCustomer')

/** A buyer as a document froze it. */
export const Party = z
  .object({
    name: z.string().openapi({ example: 'Harbor Goods' }),
    company: z.string().nullable().openapi({ example: null }),
    email: z.string().nullable().openapi({ example: 'accounts@harborgoods.example' }),
    phone: z.string().nullable().openapi({ example: null }),
    taxId: z.string().nullable().openapi({ example: null }),
    address: orNull(Address),
  })
  .openapi('Party')
export type Party = z.infer<typeof Party>

/** Where money goes, as whoever pays has to write it down: "IBAN" and the number, "Account holder" and the name. */
export const PayTo = z
  .array(
    z
      .strictObject({
        label: Name.openapi({ example: 'IBAN' }),
        value: Name.openapi({ example: 'DE02 1203 0000 0000 2020 51' }),
      })
      .openapi('PayToLine'),
  )
  .max(8)

/** A seller as a document froze it. */
export const Seller = Party.extend({
  logo: orNull(Picture),
  payTo: PayTo.openapi({ description: 'How to pay, where anything is open', example: [] }),
}).openapi('Seller')
export type Seller = z.infer<typeof Seller>
