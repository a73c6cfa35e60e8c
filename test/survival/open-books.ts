import { BillhookClient } from '../../src/client/index.ts'
import type { RunningProgram } from './running-program.ts'

/** Opens books and answers a client that speaks with a key of theirs, and asks each thing once. */
export async function openBooks(program: RunningProgram, slug: string): Promise<BillhookClient> {
  const cookie = await program.operatorCookie()
  const as = (organization?: string) =>
    new BillhookClient({
      url: program.url,
      ...(organization === undefined ? {} : { organization }),
      fetch: (address, init) => fetch(address, { ...init, headers: { ...(init.headers as object), cookie } }),
    })
  await as().post('/v1/organizations', {
    body: { slug, name: slug, timeZone: 'UTC', currency: 'USD', profile: 'fleet', seller: { name: slug } },
  })
  const { key } = await as(slug).post('/v1/api-keys', { body: { name: 'Business', role: 'owner' } })
  return new BillhookClient({ url: program.url, key, retries: 0 })
}
