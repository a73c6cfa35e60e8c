import { BillhookClient } from '../../src/client/index.ts'
import type { RunningProgram } from './running-program.ts'

/** Opens books and answers a client that speaks with a key of theirs, and asks each thing once. */
export async function openBooks(program: RunningProgram, slug: string): Promise<BillhookClient> {
  return clientOf(program, await keyOfNewBooks(program, slug))
}

export const clientOf = (program: RunningProgram, key: string): BillhookClient =>
  new BillhookClient({ url: program.url, key, retries: 0 })

/** Opens books and answers a key of theirs. */
export async function keyOfNewBooks(program: RunningProgram, slug: string): Promise<string> {
  const cookie = await program.ownerCookie()
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
  return key
}
