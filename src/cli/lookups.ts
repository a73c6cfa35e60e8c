import type { BillhookClient } from '../client/client.ts'
import { isUuid } from '../kernel/id.ts'
import { BadUsage, CannotServe } from './failure.ts'

/** The id of a document that is named by its id or by its number. */
export async function invoiceIdOf(client: BillhookClient, named: string): Promise<string> {
  if (isUuid(named)) return named
  const { items } = await client.get('/v1/invoices', { query: { number: named, limit: '2' } })
  if (items.length > 0) return items[0]!.id
  throw new CannotServe(`There is no document ${named}. "billhook invoices" lists those there are.`)
}

/** The id of a customer that is named by its id, or by a part of its name that no other has. */
export async function customerIdOf(client: BillhookClient, named: string): Promise<string> {
  if (isUuid(named)) return named
  const { items } = await client.get('/v1/customers', { query: { q: named, limit: '6' } })
  const exact = items.filter(({ name }) => name === named)
  const found = exact.length === 1 ? exact : items
  if (found.length === 1) return found[0]!.id
  if (found.length === 0)
    throw new CannotServe(`There is no customer "${named}". "billhook customers" lists those there are.`)
  const names = found.slice(0, 5).map(({ name }) => name)
  throw new BadUsage(
    `"${named}" is more than one customer: ${names.join(', ')}${found.length > 5 ? ' …' : ''}.`,
  )
}

/** What `--customer` says where a list or report is narrowed by it. */
export const OF_CUSTOMER = "only a customer's: an id, or part of the name"

/** The filter for the customer that was named, if one was. */
export const ofCustomer = async (
  client: BillhookClient,
  { customer }: { readonly customer?: string },
): Promise<{ readonly customer?: string }> =>
  customer === undefined ? {} : { customer: await customerIdOf(client, customer) }
