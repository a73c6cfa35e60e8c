import type { Kind, Policy } from './policy.ts'
import type { Discount, Line, Sums } from './sums.ts'

/** What a document earns at a rate on an account, without tax; a credit note takes it back. */
export interface Earning {
  readonly rate: bigint
  readonly account: string
  readonly net: bigint
}

/** A customer, by its id in the source that tells of it. */
export interface Customer {
  readonly name: string
  netDays: number | null
}

/** A piece of work as it was told last. */
export interface Work {
  readonly kind: Kind
  readonly name: string
  customer: Customer | null
  currency: string
  stage: string
  /** What it charges, in a form that two tellings share when they say the same. */
  says: string
  lines: readonly Line[]
  discount: Discount
  /** Whether its charges need a look. */
  doubtful: boolean
  on: string
  asOf: string
}

/** A storefront sale. */
export interface Sale {
  readonly name: string
  readonly customer: Customer | null
  readonly currency: string
  readonly on: string
  readonly onDelivery: boolean
  readonly total: bigint
  readonly tips: bigint
  cancelled: boolean
  standing: Entry[]
}

/** What a person asked of a credit note: all that is left, a line or a part of its quantity, or an amount. */
export type Ask =
  | { readonly by: 'rest' }
  | { readonly by: 'line'; readonly at: number; readonly quantity: bigint | null }
  | { readonly by: 'amount'; readonly of: 'net' | 'total'; readonly amount: bigint }

export interface Crediting {
  readonly ask: Ask
  /** Whether what finds nothing open goes back to who paid; otherwise it is kept. */
  readonly givenBack: boolean
}

/** A part of what is owed, due on a day of its own. */
export interface Part {
  readonly dueOn: string
  readonly amount: bigint
}

/** Instalments that were asked for, by a percentage or an amount each; the last, which is not here, is what they leave. */
export interface Asked {
  readonly shares: readonly ({ readonly percent: bigint } | { readonly amount: bigint })[]
  /** Of each, and then of the last. */
  readonly days: readonly string[]
}

/** How a document falls due; `asked` where the parts split all of it: a draft's follow it, a final one's are carried on. */
export interface Plan {
  readonly agreed: string
  readonly parts: readonly Part[]
  readonly asked?: Asked | undefined
}

export interface Document {
  readonly kind: 'invoice' | 'supplement' | 'credit_note'
  /** Its place among documents and payments, in the order they were made. */
  readonly born: number
  readonly crediting: Crediting | null
  /** The day as of which it was taken over from another system. */
  readonly openedAsOf: string | null
  readonly policy: Policy
  readonly currency: string
  readonly original: Document | null
  customer: Customer
  works: readonly Work[]
  /** What it bills of each work, where it bills several; minor units without tax. */
  billed: ReadonlyMap<Work, bigint> | null
  lines: readonly Line[]
  discount: Discount
  sums: Sums
  /** What it earns on which account, and at which rate; a credit note what it takes back. */
  earns: readonly Earning[]
  number: string | null
  stage: 'draft' | 'posted' | 'void' | 'cancelled'
  issuedOn: string
  dueOn: string
  netDays: number
  paid: bigint
  credited: bigint
  refunded: bigint
  /** What was given up on it as bad debt and is not owed again, in the order it was. */
  givenUp: readonly GivenUp[]
  /** What final credit notes over it come to, wherever that went. */
  noted: bigint
  /** Of a credit note: what was set against its original when it became final. */
  setOff: bigint
  supersededBy: Document | null
  plan: Plan | null
  /** Whether the client chose instalments on it. */
  chose: boolean
  /** Whether the instalments that were agreed do not fit it any more, and nobody looked yet. */
  misfit: boolean
  sent: boolean
  seen: boolean
  published: boolean
  archived: boolean
  flagged: boolean
  /** Whether it ever was final. */
  wasFinal: boolean
  /** What a person last typed as its lines and discount. */
  typed: string
  standing: Entry[]
}

export interface GivenUp {
  readonly amount: bigint
  readonly on: string
  readonly entry: Entry
}

/** Money or a credit note set against a document. */
export interface Allocation {
  readonly from: Payment | Document
  readonly document: Document
  readonly amount: bigint
  /** Of the amount: missing and let go, or too much and kept where below zero. */
  readonly difference: bigint
  readonly on: string
  /** Its own entry, where kept credit was used. */
  readonly entry: Entry | null
  undone: boolean
}

export interface Payment {
  readonly name: string
  readonly born: number
  readonly customer: Customer
  readonly currency: string
  readonly amount: bigint
  readonly on: string
  readonly back: { readonly document: Document | null; readonly amount: bigint }[]
}

/** One side of an entry: debit positive. */
export interface Side {
  readonly account: string
  readonly amount: bigint
  readonly document: Document | null
}

export interface Entry {
  readonly kind: string
  readonly date: string
  readonly currency: string
  readonly customer: Customer | null
  readonly sides: readonly Side[]
}

/** What was given up on a document. */
export const givenUpOn = (it: Document): bigint => it.givenUp.reduce((sum, { amount }) => sum + amount, 0n)

/** An entry by hand: null once it was reversed. */
export interface ByHand {
  readonly id: string
  entry: Entry | null
}

/** What is still owed on a document. */
export const openOn = (it: Document): bigint =>
  it.kind === 'credit_note' ? 0n : it.sums.total - it.credited - it.paid + it.refunded - givenUpOn(it)

/** What Accounts receivable holds for it. */
export const owedOn = (it: Document): bigint =>
  it.stage === 'posted' || (it.stage === 'draft' && it.policy.owedAsDraft) ? openOn(it) : 0n

export const isLive = (it: Document): boolean => it.stage === 'draft' || it.stage === 'posted'

/** By account, in the order of first mention. */
export function byAccount(earnings: readonly Earning[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { account, net } of earnings) sums.set(account, (sums.get(account) ?? 0n) + net)
  return sums
}
