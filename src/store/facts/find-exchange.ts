import { sql } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import type { BaseAsked } from '../../domain/ledger/in-base.ts'
import type { ForeignMovement, Revaluation } from '../../domain/ledger/revaluation.ts'
import type { LedgerNeed } from '../../domain/plan/ledger-commands.ts'
import { type ExchangeFacts, NO_EXCHANGE_FACTS } from '../../domain/plan/ledger-facts.ts'
import type { Tx } from '../engine/transaction.ts'
import { heldForBase, ownRates } from '../reading/base.ts'

/** What a revaluation needs to know, of its day and of every later one at whose end the books were revalued. */
export async function findExchange(
  tx: Tx,
  orgId: string,
  needs: readonly LedgerNeed[],
): Promise<ExchangeFacts> {
  const asked = needs.flatMap((one) => (one.need === 'exchange' ? [one.day] : []))
  if (asked.length === 0) return NO_EXCHANGE_FACTS
  const first = asked.toSorted()[0]!
  const rates = await ownRates(tx, orgId)
  const revaluations = await tx.all(
    sql<Revaluation>`select id, day from revaluation where org_id = ${orgId} order by day`,
  )
  const later = revaluations.map(({ day }) => day).filter((day) => day >= first)
  const days = [...new Set([...asked, ...later])].toSorted()
  const held = new Map<string, BaseAsked>()
  for (const day of days) held.set(day, await heldForBase(tx, orgId, rates, { asOf: day }))
  return {
    rates,
    revaluations,
    foreign: await foreignMovements(tx, orgId, rates.base, days.at(-1)!),
    held: (day) => {
      const read = held.get(day)
      assert(read, `nothing was read of ${day}`)
      return read
    },
  }
}

/** Accounts receivable by document, the other accounts of assets and liabilities as a whole; the days in order. */
function foreignMovements(tx: Tx, orgId: string, base: string, until: string): Promise<ForeignMovement[]> {
  return tx.all(sql<ForeignMovement>`
    select account, currency, "invoiceId", date as day, amount from (
      select p.account, p.currency, p.invoice_id as "invoiceId", p.date, sum(p.amount)::bigint as amount
      from posting p join account a on a.org_id = p.org_id and a.code = p.account and a.role = 'receivable'
      where p.org_id = ${orgId} and p.currency <> ${base} and p.date <= ${until}::date
      group by p.account, p.currency, p.invoice_id, p.date
      union all
      select b.account, b.currency, null, b.date, b.debit - b.credit
      from balance_day b join account a on a.org_id = b.org_id and a.code = b.account
        and a.type in ('asset', 'liability') and a.role is distinct from 'receivable'
      where b.org_id = ${orgId} and b.currency <> ${base} and b.date <= ${until}::date
    ) moved
    where amount <> 0
    order by date, account, currency, "invoiceId"`)
}
