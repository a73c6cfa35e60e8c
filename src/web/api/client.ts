import { BillhookClient } from '../../client/client.ts'

/** The client for the books of an organization, by its short name; without one, for what the operator sees of all. */
export function billhook(organization?: string): BillhookClient {
  // The query cache asks again by itself; only a write that was not answered is sent twice.
  return new BillhookClient(organization === undefined ? {} : { organization })
}
