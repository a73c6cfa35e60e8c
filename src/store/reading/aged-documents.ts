import { type RawBuilder, sql } from 'kysely'
import { type AgingPart, isOf } from '../../domain/receivables/aging-part.ts'
import { addDays } from '../../kernel/date.ts'
import type { Tx } from '../engine/transaction.ts'
import { all, when } from './conditions.ts'
import { type HeldAsked, heldDocuments, type HeldDocuments } from './held-documents.ts'
import { inInstalments } from './instalments.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './page.ts'
import { withCustomerNow } from './known-at.ts'
import { knownItems } from './known-items.ts'
import { type AgingItem, agingItems } from './reports.ts'

interface Asked extends HeldAsked, PageAsked {
  readonly knownAt?: string | undefined
  readonly part: AgingPart
}

/** A page of the documents behind a figure of the aged receivables, and what all of them come to: minor units. */
export interface AgedDocuments extends Page<AgingItem> {
  readonly total: bigint
}

/** The documents of a part of the aged receivables, the longest due first. What is in instalments is told part by part. */
export async function agedDocuments(
  tx: Tx,
  orgId: string,
  { part, cursor, limit, knownAt, ...asked }: Asked,
): Promise<AgedDocuments> {
  const after = afterOf(cursor, [PART.date, PART.id])
  const whole =
    knownAt === undefined
      ? await fromIndexes(tx, orgId, { ...asked, part, after, limit })
      : { total: 0n, items: [] }
  const others = await (knownAt === undefined
    ? agingItems(tx, orgId, { ...asked, inInstalments: true })
    : knownItems(tx, orgId, { ...asked, knownAt }))
  const meant = others.filter((item) => isOf(item, part, asked.asOf))
  const behind = after ? meant.filter((item) => keyOf(item) > after.join(' ')) : meant
  const found = [...whole.items, ...behind].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return {
    total: meant.reduce((total, { amount }) => total + amount, whole.total),
    ...pageOf(found, limit, ({ dueOn, invoiceId }) => [dueOn, invoiceId]),
  }
}

const keyOf = ({ dueOn, invoiceId }: AgingItem): string => `${dueOn} ${invoiceId}`

interface AskedOfIndexes extends HeldAsked {
  readonly part: AgingPart
  readonly after: readonly string[] | null
  readonly limit: number
}

/** Of what is not in instalments: a page and one more, and what all of it comes to. */
async function fromIndexes(
  tx: Tx,
  orgId: string,
  { part, after, limit, ...asked }: AskedOfIndexes,
): Promise<{ readonly total: bigint; readonly items: readonly AgingItem[] }> {
  const { sources } = await heldDocuments(tx, orgId, asked)
  const held = (more?: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql.join(
      sources.map((source) => {
        const meant = all(isOfPart(source, part, asked.asOf), sql`i.id not in (${splitIds(orgId)})`, more)
        return sql`select i.id, i.due_on, ${source.amount} as amount, ${source.wasDraft} as draft from ${source.documents} and ${meant}`
      }),
      sql` union all `,
    )
  const behind = when(after, ([dueOn, id]) => sql`(i.due_on, i.id) > (${dueOn}::date, ${id}::uuid)`)
  const [sum, items] = await Promise.all([
    tx.first(sql<{ total: bigint }>`select coalesce(sum(amount), 0)::bigint as total from (${held()}) held`),
    tx.all(sql<AgingItem>`
      select i.id as "invoiceId", i.number, i.kind, i.issued_on as "issuedOn", i.customer_id as "customerId",
        v.name as "customerName", i.currency, found.due_on as "dueOn", found.amount, found.draft
      from (select * from (${held(behind)}) held order by due_on, id limit ${limit + 1}) found
      join invoice i on i.org_id = ${orgId} and i.id = found.id
      ${withCustomerNow(orgId, sql`i.customer_id`)}`),
  ])
  return { total: sum!.total, items }
}

export type HeldItem = Omit<AgingItem, 'number' | 'kind'>

/** What held something on a day, as `agingItems` tells it, but for what a document is called; or as it was known at an instant. */
export async function heldItems(
  tx: Tx,
  orgId: string,
  { knownAt, ...asked }: HeldAsked & { readonly knownAt?: string | undefined },
): Promise<HeldItem[]> {
  if (knownAt !== undefined) return knownItems(tx, orgId, { ...asked, knownAt })
  const { sources } = await heldDocuments(tx, orgId, asked)
  const held = sources.map(
    ({ documents, amount, wasDraft }) => sql`
      select i.id, i.issued_on, i.due_on, i.customer_id, i.currency, ${amount} as amount, ${wasDraft} as draft
      from ${documents} and i.id not in (${splitIds(orgId)})`,
  )
  const [whole, parts] = await Promise.all([
    tx.all(sql<HeldItem>`
      select held.id as "invoiceId", held.issued_on as "issuedOn", held.due_on as "dueOn", held.customer_id as "customerId",
        v.name as "customerName", held.currency, held.amount, held.draft
      from (${sql.join(held, sql` union all `)}) held
      ${withCustomerNow(orgId, sql`held.customer_id`)}`),
    agingItems(tx, orgId, { ...asked, inInstalments: true }),
  ])
  return [...whole, ...parts]
}

/** The documents in instalments, which are told part by part. */
const splitIds = (orgId: string): RawBuilder<unknown> => sql`
  select i.id from invoice i where i.org_id = ${orgId} and ${inInstalments(orgId)}`

function isOfPart(
  { draft, aged, credit = sql`false` }: HeldDocuments,
  part: AgingPart,
  asOf: string,
): RawBuilder<unknown> {
  const { by, from, to } = part.aged ?? { by: 'due', from: null, to: null }
  const day = by === 'due' ? sql`i.due_on` : sql`i.issued_on`
  const ofAge = all(
    aged,
    when(from, (days) => sql`${day} <= ${addDays(asOf, -days)}::date`),
    when(to, (days) => sql`${day} >= ${addDays(asOf, -days)}::date`),
  )
  const columns = [part.aged && ofAge, part.drafts && draft, part.credits && credit].filter((one) => !!one)
  return columns.length === 0
    ? sql`false`
    : sql`(${sql.join(
        columns.map((one) => sql`(${one})`),
        sql` or `,
      )})`
}
