import type * as view from '../contract/customer.ts'
import type { ReadCustomer, ReadCustomerRow } from '../store/reading/customers.ts'
import { numberOf } from './amount.ts'

export function presentCustomerRow({ customer, createdAt }: ReadCustomerRow): view.CustomerRow {
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
  }
}

/** A customer with what they owe and what is kept for them, for each currency. */
export function presentCustomer(read: ReadCustomer): view.Customer {
  return {
    ...presentCustomerRow(read),
    balances: read.balances.map(({ currency, receivable, overdue, credit }) => ({
      currency,
      receivable: numberOf(receivable),
      overdue: numberOf(overdue),
      credit: numberOf(credit),
    })),
  }
}
