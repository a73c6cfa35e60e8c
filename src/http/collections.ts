import * as doors from '../contract/doors/collections.ts'
import type { AccountBalance } from '../domain/ledger/account.ts'
import type { Span } from '../domain/ledger/span.ts'
import type { AgingRow } from '../domain/receivables/aging.ts'
import { USUAL_SCALE } from '../domain/receivables/aging-scale.ts'
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
import { trialBalance } from '../store/reading/reports.ts'
import { agedCustomers } from '../store/reading/aged-customers.ts'
import { placeOf, seenAt } from './place.ts'
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
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), knownAt))
      const which = { currency, customerId, knownAt, today }
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

interface Asked extends CollectionsAsked {
  /** The calendar date it is where the books are kept. */
  readonly today: string
}

/** What is known of a span: the balances at both its ends, what is past due at the end, and what was billed and paid. */
async function spanOf(tx: Tx, orgId: string, span: Span, which: Asked): Promise<CollectionSpan> {
  const { currency, customerId, knownAt } = which
  const balances = (asOf: string) =>
    customerId === undefined
      ? trialBalance(tx, orgId, { asOf, currency, knownAt })
      : narrowedBalances(tx, orgId, { asOf, currency, customerId, knownAt })
  const [accounts, before, after, aged, told, moved] = await Promise.all([
    receivableAccounts(tx, orgId),
    balances(addDays(span.from, -1)),
    balances(span.to),
    agedCustomers(tx, orgId, { ...which, asOf: span.to, scale: USUAL_SCALE }),
    billedAndPaid(tx, orgId, span, which),
    movedByMethod(tx, orgId, span, which),
  ])
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
    const pastDue = aged
      .filter((row) => row.currency === code)
      .reduce((sum, { buckets }) => sum + pastDueOf(buckets), 0n)
    const [opening, closing] = [heldIn(before, code), heldIn(after, code)]
    return [code, { opening, closing, pastDue, creditSales, paid, paidDays }]
  })
  return { moved, receivables: new Map(receivables), days: daysBetween(span.from, span.to) + 1 }
}

type Held = Pick<AccountBalance, 'account' | 'currency' | 'balance'>
const pastDueOf = ({ current: _, ...late }: AgingRow['buckets']): bigint =>
  Object.values(late).reduce((sum, amount) => sum + amount, 0n)
