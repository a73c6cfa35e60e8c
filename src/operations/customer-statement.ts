import type { Customer } from '../domain/customer/customer.ts'
import { type Span, spanOf } from '../domain/ledger/span.ts'
import {
  type CustomerStatement,
  customerStatements,
  type StatementForm,
} from '../domain/receivables/customer-statement.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { readAccount } from '../store/reading/customer-statement.ts'
import { type OrganizationSettings, sellerKnownAt } from '../store/reading/organizations.ts'

/** What is asked of a statement. An open-item statement is as of `to`; `from` means nothing to it. */
export interface StatementWish {
  readonly form: StatementForm
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly currency?: string | undefined
  readonly knownAt?: string | undefined
}

/** A statement with the days it is of; `from` is null for one as of a day. */
export interface ReadStatement {
  readonly form: StatementForm
  readonly from: string | null
  readonly to: string
  readonly knownAt: string | null
  /** Whose letter it is and to whom, as both were known then. */
  readonly seller: OrganizationSettings['seller']
  readonly logo: OrganizationSettings['logo']
  readonly buyer: Customer
  readonly statements: readonly CustomerStatement[]
}

/**
 * A customer's statement (rule 22), to the end of today and from the first of that month if nothing else is said.
 * `buyer`: whose account it is, as known then. `asClient`: as they may read it. Refused when it would end before it begins: period_backwards.
 */
export async function readCustomerStatement(
  tx: Tx,
  orgId: string,
  today: string,
  wish: StatementWish & { readonly buyer: Customer; readonly asClient?: boolean },
): Promise<ReadStatement | Refusal> {
  const { form, buyer, currency, asClient, knownAt } = wish
  const days = daysOf(wish, today)
  if (isRefusal(days)) return days
  const asked = { customerId: buyer.id, currency, asClient: asClient ?? false, knownAt, ...days }
  const statements = customerStatements(await readAccount(tx, orgId, asked), days.to)
  const letter = await sellerKnownAt(tx, orgId, knownAt)
  assert(letter, `a statement is asked for of organization ${orgId}, which is not there`)
  return { form, ...days, knownAt: knownAt ?? null, ...letter, buyer, statements }
}

function daysOf(
  { form, from, to }: StatementWish,
  today: string,
): Span | { from: null; to: string } | Refusal {
  const last = to ?? today
  if (form === 'open-item') return { from: null, to: last }
  return spanOf(from ?? `${last.slice(0, 8)}01`, last)
}
