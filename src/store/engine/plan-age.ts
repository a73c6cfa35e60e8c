import type pg from 'pg'

const plansLastMs = 1_000

/** When a connection's plans were last thrown away, and how many transactions it had and has had. */
interface PlanAge {
  since: number
  before: number
  transactions: number
}
const planAges = new WeakMap<pg.PoolClient, PlanAge>()

/**
 * Whether a connection's plans are thrown away before its next transaction: after a second, and while it is young after
 * as many transactions as it had before. PostgreSQL keeps plans, of statements and of the checks in triggers, as long as
 * the connection. One made while a table was empty finds every index equally good, may take one that only shares the
 * first column of the key, and then reads everything an organization has (measured: 67 ms for 32 keys, 1 ms when planned
 * again). Planning all of the road's statements takes some 4 ms.
 */
export function plansAreOld(client: pg.PoolClient): boolean {
  const now = performance.now()
  const age = planAges.get(client) ?? { since: now, before: 0, transactions: 0 }
  planAges.set(client, age)
  const old = now - age.since >= plansLastMs || age.transactions >= 2 * age.before
  age.transactions += 1
  if (!old) return false
  age.since = now
  age.before = age.transactions
  return true
}
