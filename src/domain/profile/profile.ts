import type { InstalmentRhythm } from '../invoice/equal-instalments.ts'
import type { VocabularyCode } from '../status/vocabulary.ts'
import type { LineKind } from '../work/charge.ts'
import type { WorkKind } from '../work/work.ts'

/** What a piece of work leads to without a person: nothing but an offer, a draft, or a final invoice. */
export type WorkReaction = 'offer' | 'draft' | 'create'

/** What becomes of customer credit when there is something to use it on. */
export const CREDIT_USES = ['off', 'ask', 'always'] as const
export type CreditUse = (typeof CREDIT_USES)[number]

/** A plan that clients may choose in the portal. */
export interface InstalmentOffer {
  readonly parts: number
  readonly every: InstalmentRhythm
  /** Due on the day it is agreed, or on the document's due day where that is later. */
  readonly first: 'agreement' | 'due_day'
  /** By currency, from what is open on it is offered: minor units as text. Any amount where nothing is said. */
  readonly least: Readonly<Record<string, string>>
  /** Whether it is offered on a document that is overdue too. */
  readonly whenOverdue: boolean
}

/** The act that makes a draft final. 'created': final at once, unless a person saves it as a draft first. */
export type FinalWhen = 'sent' | 'confirmed' | 'published' | 'created'

/**
 * How a business bills, as one value. It is chosen when an organization is created, editable afterwards, and every
 * document points at the version it was made under, so a change never rewrites what exists. Functions read its fields;
 * none asks which business it is.
 */
export interface BillingProfile {
  readonly code: string
  readonly name: string
  /** What finished or priced work leads to, for each kind of work. */
  readonly reactions: Readonly<Record<WorkKind, WorkReaction>>
  /** Whether one document may bill several pieces of work. */
  readonly worksPerInvoice: 'one' | 'many'
  /** Stages in which a piece of work may be billed (rule 7). */
  readonly billableStages: readonly string[]
  readonly numberAt: 'draft' | 'final'
  readonly recognizeAt: 'draft' | 'final'
  readonly finalWhen: FinalWhen
  /** When the customer may see a document. */
  readonly visibleWhen: 'final' | 'published'
  readonly series: {
    readonly code: string
    readonly prefix: string
    readonly pattern: string
    readonly yearlyReset: boolean
  }
  /** The series credit notes draw from. */
  readonly creditSeries: {
    readonly code: string
    readonly prefix: string
    readonly pattern: string
    readonly yearlyReset: boolean
  }
  /** Payment terms in the grammar of `terms.ts`. */
  readonly terms: string
  readonly taxRounding: 'document' | 'line'
  readonly pricesIncludeTax: boolean
  /** The tax of a line that names none: a UNCL5305 category and a percentage as decimal text; and whose tax any is that does not say. */
  readonly defaultTax: {
    readonly category: string
    readonly rate: string
    readonly jurisdiction?: string | undefined
  }
  /** Whether a customer's credit is used when a document becomes final, suggested, or left alone; "off" where nothing is said. */
  readonly creditUse?: CreditUse
  /** By currency, how far money may differ from what is open and settle it all the same: minor units as text. */
  readonly tolerance?: Readonly<Record<string, string>>
  /** Methods whose money a gateway holds until it pays it out: booked to Gateway clearing, not to cash. None where nothing is said. */
  readonly clearingMethods?: readonly string[]
  /** What clients may choose in the portal to pay in instalments; nothing where nothing is said. */
  readonly instalmentOffers?: readonly InstalmentOffer[]
  /** By kind of line, the code of the revenue account that lines earn on which name none; Revenue where nothing is said. */
  readonly revenueAccounts?: { readonly [K in LineKind]?: string }
  /** Which words staff and customers read for a document's position. */
  readonly words: { readonly staff: VocabularyCode; readonly client: VocabularyCode }
}

/** How far money in a currency may differ from what is open and settle it all the same: minor units. */
export const toleranceIn = ({ tolerance }: BillingProfile, currency: string): bigint =>
  BigInt(tolerance?.[currency] ?? 0)
