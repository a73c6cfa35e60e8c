import * as doors from '../contract/doors/reports.ts'
import type { Aging, AgingQuery } from '../contract/reports.ts'
import type { z } from '../contract/z.ts'
import { inBase, itemsInBase } from '../domain/ledger/in-base.ts'
import { spanOf } from '../domain/ledger/span.ts'
import { ageByCustomer } from '../domain/receivables/aged-customers.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { besideAging, presentAging } from '../present/aging.ts'
import { presentAgingDocuments } from '../present/aging-documents.ts'
import { presentLedger } from '../present/general-ledger.ts'
import { presentTrialBalance } from '../present/trial-balance.ts'
import { readOrganization, type Tx } from '../store/engine/transaction.ts'
import { generalLedger } from '../store/reading/general-ledger.ts'
import { agedCustomers } from '../store/reading/aged-customers.ts'
import { partOfBucket, partOfFigure } from '../domain/receivables/aging-part.ts'
import { USUAL_EDGES } from '../domain/receivables/aging-scale.ts'
import { heldForBase, ownRates } from '../store/reading/base.ts'
import { agedDocuments, type HeldItem, heldItems } from '../store/reading/aged-documents.ts'
import { trialBalance } from '../store/reading/reports.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { NO_SUCH } from '../contract/doors/missing.ts'
import { BASE_IS_ONE } from './base-is-one.ts'
import { refuseUnlessCustomer } from './of-customer.ts'
import { placeOf, seenAt } from './place.ts'

/** So that the same question gets the same answer, to the last minor unit. */
const keyOf = ({ invoiceId, dueOn }: HeldItem): string => `${invoiceId} ${dueOn}`

/** What the books say, as of any day. */
export function reportDoors(app: App): void {
  door(app, doors.trialBalance, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const asOf = query.asOf ?? (await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))).today
      const { compareTo, currency, knownAt } = query
      if (query.in === 'base' && currency !== undefined) return BASE_IS_ONE
      const rates = query.in === 'base' ? await ownRates(tx, orgId, knownAt) : null
      const on = async (day: string) =>
        rates
          ? inBase(await heldForBase(tx, orgId, rates, { asOf: day, knownAt }))
          : { balances: await trialBalance(tx, orgId, { asOf: day, currency, knownAt }) }
      const [own, other] = await Promise.all([on(asOf), compareTo === undefined ? undefined : on(compareTo)])
      if (isRefusal(own)) return own
      if (isRefusal(other)) return other
      const told = { asOf, comparedTo: compareTo ?? null, knownAt: knownAt ?? null }
      return presentTrialBalance(told, [own, other])
    }),
  )

  door(app, doors.generalLedger, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))
      const to = query.to ?? today
      const from = query.from ?? `${to.slice(0, 8)}01`
      const span = spanOf(from, to)
      if (isRefusal(span)) return span
      const unknown = await refuseUnlessCustomer(tx, orgId, query)
      if (unknown) return unknown
      const ledger = await generalLedger(tx, orgId, { ...query, ...span, customerId: query.customer })
      return ledger ? presentLedger(ledger) : NO_SUCH.account
    }),
  )

  door(app, doors.agingReport, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))
      const { asOf = today, compareTo } = query
      const unknown = await refuseUnlessCustomer(tx, orgId, query)
      if (unknown) return unknown
      const on = (day: string) => agingOn(tx, orgId, query, day, today)
      const [own, other] = await Promise.all([on(asOf), compareTo === undefined ? undefined : on(compareTo)])
      if (isRefusal(own) || other === undefined) return own
      return isRefusal(other) ? other : besideAging(own, other)
    }),
  )

  door(app, doors.agingDocuments, ({ query, caller: { orgId }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, seenAt(world.now(), query.knownAt))
      const { asOf = today, currency, customer: customerId, service, knownAt, cursor, limit } = query
      const unknown = await refuseUnlessCustomer(tx, orgId, query)
      if (unknown) return unknown
      const { column, bucket, by, edges = USUAL_EDGES } = query
      const part = bucket === undefined ? partOfFigure(column) : partOfBucket(bucket, { by, edges })
      const which = { asOf, today, currency, customerId, service, knownAt }
      const found = await agedDocuments(tx, orgId, { ...which, part, cursor, limit })
      return presentAgingDocuments(found, which)
    }),
  )
}

/** The aged receivables of one day. */
async function agingOn(
  tx: Tx,
  orgId: string,
  {
    by,
    edges = USUAL_EDGES,
    currency,
    customer: customerId,
    service,
    knownAt,
    in: inOwn,
  }: z.output<typeof AgingQuery>,
  asOf: string,
  today: string,
): Promise<Aging | Refusal> {
  const scale = { by, edges }
  const told = { asOf, knownAt, scale }
  const whole = { asOf, today, currency, knownAt }
  const which = { ...whole, customerId, service }
  if (inOwn !== 'base') return presentAging(told, await agedCustomers(tx, orgId, { ...which, scale }))
  if (currency !== undefined) return BASE_IS_ONE
  const items = await heldItems(tx, orgId, whole)
  const ordered = items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const inBaseThen = itemsInBase(ordered, asOf, await ownRates(tx, orgId, knownAt))
  if (isRefusal(inBaseThen)) return inBaseThen
  // Narrowed only now: the share of a customer, or of a kind of work, in what all owe in a currency is rounded as it is among all.
  const isWhole = customerId === undefined && service === undefined
  const meant = isWhole ? items : await heldItems(tx, orgId, which)
  const keys = new Set(meant.map(keyOf))
  const own = inBaseThen.filter((item) => keys.has(keyOf(item)))
  return presentAging(told, ageByCustomer(own, scale, asOf))
}
