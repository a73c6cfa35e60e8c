import type { Address, CustomerRef } from '../../domain/work/event.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { readAs } from './fields.ts'
import { Customer } from './records.ts'

const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/
const COUNTRY = /^[A-Z]{2}$/

/**
 * The customer of an order (a contact or a vendor), or null when it has none. The customer APIs call contact_x
 * customer_x: both are one customer. What cannot be an address or a mailbox is left out.
 */
export function customerOf(given: unknown): CustomerRef | null | Refusal {
  if (given === null || given === undefined) return null
  const customer = readAs(Customer, given, 'The customer of the order', '/customer')
  if (isRefusal(customer)) return customer
  const id = customer.id.replace(/^customer_/, 'contact_')
  const { email, phone, place } = customer
  const address = place ? addressOf(place) : {}
  return {
    id,
    name: customer.name ?? email ?? id,
    ...(email !== null && email.length <= 254 && EMAIL.test(email) ? { email } : {}),
    ...(phone === null ? {} : { phone }),
    ...(Object.keys(address).length === 0 ? {} : { address }),
  }
}

function addressOf(place: NonNullable<Customer['place']>): Address {
  const { street1, street2, city, province, postal_code: postalCode } = place
  const country = place.country?.toUpperCase() ?? null
  return {
    ...(street1 === null ? {} : { street: street1 }),
    ...(street2 === null ? {} : { street2 }),
    ...(city === null ? {} : { city }),
    ...(province === null ? {} : { region: province }),
    ...(postalCode === null || postalCode.length > 20 ? {} : { postalCode }),
    ...(country !== null && COUNTRY.test(country) ? { country } : {}),
  }
}
