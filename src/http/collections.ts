import * as doors from '../contract/doors/collections.ts'
import type { AccountBalance } from '../domain/ledger/account.ts'
import type { Span } from '../domain/ledger/span.ts'
import { columnOf } from '../domain/receivables/aging.ts'
import type { ReceivablesOfSpan } from '../domain/receivables/collections.ts'
import { addDays, daysBetween } from '../kernel/date.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { type CollectionSpan, presentCollections } from '../present/collections.ts'
import { presentEntriesBehind } from '../present/report-rows.ts'
import { readOrganization, type Tx } from '../store/engine/transaction.ts'
import {
  billedAndPaid,
  type CollectionsAsked,
  collectionShares,
  movedByMethod,
  receivableAccounts,
} from '../store/reading/collections.ts'
import { entriesBehind } from '../store/reading/entry-shares.ts'
import { narrowedBalances } from '../store/reading/narrowed-balances.ts'
import { agingItems, trialBalance } from '../store/reading/reports.ts'
import { askedSpans } from './asked-spans.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { refuseUnlessCustomer } from './of-customer.ts'

/** What payments came in, and how fast customers pay. */
export function collectionsDoors(app: App): void {
  door(app, doors.collections, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const unknown = await refuseUnlessCustomer(tx, orgId, query)
      if (unknown) return unknown
      const { currency, customer: customerId, knownAt } = query
      const which = { currency, customerId, knownAt }
      const spans = await Promise.all(asked.spans.map((span) => spanOf(tx, orgId, span, which)))
      return { ...asked.told, currencies: presentCollections(spans) }
    }),
  )

  door(app, doors.collectionsEntries, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asked = await askedSpans(tx, orgId, world.now(), query)
      if (isRefusal(asked)) return asked
      const unknown = await refuseUnlessCustomer(tx, orgId, query)
      if (unknown) return unknown
      const shares = collectionShares(orgId, asked.span, query.of, {
        customerId: query.customer,
        knownAt: query.knownAt,
      })
      return presentEntriesBehind(
        query.currency,
        await entriesBehind(tx, orgId, shares, { ...query, key: query.method }),
      )
    }),
  )
}

/** What is known of a span: the balances at both its ends, what is past due at the end, and what was billed and paid. */
async function spanOf(tx: Tx, orgId: string, span: Span, which: CollectionsAsked): Promise<CollectionSpan> {
  const { currency, customerId, knownAt } = which
  const balances = (asOf: string) =>
    customerId === undefined
      ? trialBalance(tx, orgId, { asOf, currency, knownAt })
      : narrowedBalances(tx, orgId, { asOf, currency, customerId, knownAt })
  const [accounts, before, after, items, told, moved] = await Promise.all([
    receivableAccounts(tx, orgId),
    balances(addDays(span.from, -1)),
    balances(span.to),
    agingItems(tx, orgId, { ...which, asOf: span.to }),
    billedAndPaid(tx, orgId, span, which),
    movedByMethod(tx, orgId, span, which),
  ])
  const late = items.filter((item) => PAST_DUE.has(columnOf(item, span.to)))
  const heldIn = (held: readonly Held[], code: string): bigint =>
    held
      .filter((one) => one.currency === code && accounts.has(one.account))
      .reduce((sum, { balance }) => sum + balance, 0n)
  const currencies = new Set([
    ...[...before, ...after].filter(({ account }) => accounts.has(account)).map((one) => one.currency),
    ...told.map((one) => one.currency),
  ])
  const receivables = [...currencies].map((code): [string, ReceivablesOfSpan] => {
    const { creditSales = 0n, paid = 0n, paidDays = 0n } = told.find((one) => one.currency === code) ?? {}
    const pastDue = late
      .filter((item) => item.currency === code)
      .reduce((sum, { amount }) => sum + amount, 0n)
    const [opening, closing] = [heldIn(before, code), heldIn(after, code)]
    return [code, { opening, closing, pastDue, creditSales, paid, paidDays }]
  })
  return { moved, receivables: new Map(receivables), days: daysBetween(span.from, span.to) + 1 }
}

type Held = Pick<AccountBalance, 'account' | 'currency' | 'balance'>
const PAST_DUE: ReadonlySet<string> = new Set(['days_1_30', 'days_31_60', 'days_61_90', 'over_90'])
