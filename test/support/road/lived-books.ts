import { expect } from 'vitest'
import { addDays } from '../../../src/kernel/date.ts'
import { isRefusal } from '../../../src/kernel/refusal.ts'
import type { Command } from '../../../src/domain/plan/command.ts'
import type { WorkEvent } from '../../../src/domain/work/event.ts'
import { createApiKey } from '../../../src/operations/create-api-key.ts'
import type { openServer } from '../../http/api.ts'
import { type Act, morningOf } from '../domain/any-acts.ts'
import type { PaperBooks } from '../domain/paper-books.ts'
import { Books } from './books.ts'

/** The day of the first act; each further one is done a day later. */
export const FIRST_DAY = '2026-02-01'

type Told = Exclude<Command, { kind: 'tell_event' }> | { readonly kind: 'told'; readonly event: WorkEvent }

/** Does each act on a database, on a day of its own: what an act refers to is taken from what stands there. */
export async function live(books: Books, list: readonly Act[], firstDay = FIRST_DAY): Promise<void> {
  for (const [step, { run }] of list.entries()) {
    const today = addDays(firstDay, step)
    books.now = Date.parse(morningOf(today))
    const told: Told[] = []
    const stands = { ...(await standing(books)), closedThrough: null as string | null }
    const asked = {
      ...stands,
      tell: (event: WorkEvent) => told.push({ kind: 'told', event }),
      carryOut: (command: Exclude<Command, { kind: 'tell_event' }>) => told.push(command),
    }
    run(asked as unknown as PaperBooks, today)
    if (asked.closedThrough !== null)
      await books.rows(`update organization set soft_locked_through = $2 where org_id = $1`, [
        asked.closedThrough,
      ])
    for (const one of told) await (one.kind === 'told' ? books.tell(one.event) : books.do(one))
  }
}

/** What acts refer to. */
async function standing(books: Books) {
  const byId = (rows: readonly { id: string }[]) => new Map(rows.map((row) => [row.id, row]))
  const [invoices, works, customers, payments, allocations] = await Promise.all([
    books.rows<{ id: string }>(
      `select id, number, customer_id as "customerId" from invoice where org_id = $1 order by id`,
    ),
    books.rows<{ id: string }>('select id from work where org_id = $1 order by id'),
    books.rows<{ id: string }>('select id from customer where org_id = $1 order by id'),
    books.rows<{ id: string }>('select id from payment where org_id = $1 order by id'),
    books.rows<{ sourceId: string; invoiceId: string }>(
      `select source_id as "sourceId", invoice_id as "invoiceId" from allocation where org_id = $1 order by id`,
    ),
  ])
  return {
    invoices: byId(invoices),
    works: byId(works),
    customers: byId(customers),
    payments: payments.map((payment) => ({ payment })),
    allocations,
  }
}

/** Books on a server's database, and the way to read their reports through its doors. */
export async function openBooks(
  { world, owner, send }: Pick<Awaited<ReturnType<typeof openServer>>, 'world' | 'owner' | 'send'>,
  profile: string,
) {
  const books = await Books.open({ db: world.db, owner }, profile)
  const given = await createApiKey(
    books.world,
    books.orgId,
    { name: 'Test', role: 'owner' },
    { name: 'Reader', role: 'viewer' },
  )
  if (isRefusal(given)) throw new Error(given.message)
  /** What a door answers: under /v1/reports, or `../` beside it. */
  const read = async <T>(path: string): Promise<T> => {
    const headers = { authorization: `Bearer ${given.key}` }
    const { status, body } = await send<T>(`/v1/reports/${path}`.replace('/reports/../', '/'), { headers })
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  return { books, read, key: given.key }
}
