import type * as view from '../contract/customer.ts'
import type { ReadCustomer } from '../store/reading/customers.ts'
import { numberOf } from './amount.ts'

/** A customer with what they owe and what is kept for them, for each currency. */
export function presentCustomer({ customer, createdAt, balances }: ReadCustomer): view.Customer {
  return {
    id: customer.id,
    source: customer.source,
    externalId: customer.externalId,
    name: customer.name,
    company: customer.company,
    email: customer.email,
    phone: customer.phone,
    taxId: customer.taxId,
    address: customer.address,
    terms: customer.terms,
    version: customer.version,
    createdAt,
    balances: balances.map(({ currency, receivable, overdue, credit, openDocuments }) => ({
      currency,
      receivable: numberOf(receivable),
      overdue: numberOf(overdue),
      credit: numberOf(credit),
      openDocuments,
    })),
  }
}
