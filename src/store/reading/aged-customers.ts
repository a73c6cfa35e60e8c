import { type RawBuilder, sql } from 'kysely'
import { addedTogether, type AgedCustomer, ageByCustomer } from '../../domain/receivables/aged-customers.ts'
import type { AgingScale } from '../../domain/receivables/aging-scale.ts'
import type { Tx } from '../engine/transaction.ts'
import { type Ladder, ladderOf, type SumsRow } from './aging-ladder.ts'
import { type HeldAsked, heldDocuments, type HeldDocuments } from './held-documents.ts'
import { withCustomerNow } from './known-at.ts'
import { knownItems } from './known-items.ts'
import { agingItems } from './reports.ts'

interface Asked extends HeldAsked {
  readonly scale: AgingScale
  readonly knownAt?: string | undefined
}

/**
 * What customers owe on a day, on a scale. As the books are known now it is what `agingItems` tells, put together by the
 * database: a row for each customer, however many documents there are; what is in instalments comes part by part.
 */
export async function agedCustomers(
  tx: Tx,
  orgId: string,
  { scale, knownAt, ...asked }: Asked,
): Promise<AgedCustomer[]> {
  if (knownAt !== undefined)
    return ageByCustomer(await knownItems(tx, orgId, { ...asked, knownAt }), scale, asked.asOf)
  const ladder = ladderOf(asked.asOf, scale)
  const { sources, inInstalments } = await heldDocuments(tx, orgId, asked)
  const [whole, split, parts] = await Promise.all([
    agedIn(tx, orgId, ladder, sources, 1),
    // Taken off again, as an index does not know which they are.
    agedIn(tx, orgId, ladder, [inInstalments], -1),
    agingItems(tx, orgId, { ...asked, inInstalments: true }),
  ])
  return addedTogether(whole, split, ageByCustomer(parts, scale, asked.asOf))
}

/**
 * What documents hold by customer and currency. Each source is added up by itself, which is half the work of adding them
 * up together. The names are joined, and not looked up, as there are thousands.
 */
async function agedIn(
  tx: Tx,
  orgId: string,
  ladder: Ladder,
  sources: readonly HeldDocuments[],
  sign: 1 | -1,
): Promise<AgedCustomer[]> {
  const [first, ...others] = sources.map((held) => addedUp(orgId, ladder, held, sign))
  const groups =
    others.length === 0
      ? first!
      : sql`
        select currency, customer_id, ${ladder.sumsOfSums}
        from (${sql.join([first!, ...others], sql` union all `)}) each group by 1, 2`
  const rows = await tx.all(sql<SumsRow>`
    select g.currency, g.customer_id as "customerId", v.name as "customerName", ${ladder.names} from (${groups}) g
    ${withCustomerNow(orgId, sql`g.customer_id`)}`)
  return rows.map(ladder.lineOf)
}

function addedUp(orgId: string, ladder: Ladder, held: HeldDocuments, sign: 1 | -1): RawBuilder<unknown> {
  const { documents } = held
  const sums = ladder.sums(held, sign)
  return held.inOrderOfCurrency
    ? sql`
      select open_in.currency, own.* from (select distinct currency from receivable_day where org_id = ${orgId}) open_in
      cross join lateral (
        select i.customer_id, ${sums} from ${documents} and i.currency = open_in.currency group by 1) own`
    : sql`select i.currency, i.customer_id, ${sums} from ${documents} group by 1, 2`
}
