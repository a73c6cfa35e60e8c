import type { Remarks } from '../sentence/say.ts'

/** The kinds of work that can be billed, and the storefront sale, which is recorded without an invoice. */
export type WorkKind = 'order' | 'service_order' | 'trip' | 'booking' | 'sale'

export type WorkStage = 'planned' | 'in_progress' | 'done' | 'priced' | 'completed' | 'cancelled'

/** What identifies a piece of work in its source system. */
export interface WorkKey {
  readonly kind: WorkKind
  readonly source: string
  readonly externalId: string
}

/** A piece of work. `value` is what billing all of it brings, net, in minor units of `currency`. */
export interface Work extends WorkKey {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly customerId: string | null
  readonly currency: string
  readonly stage: WorkStage
  readonly value: bigint
  /** Calendar date, in the organization's time zone. */
  readonly occurredOn: string
  /** Instant of the newest event that spoke of it: an older event changes nothing. */
  readonly asOf: string
  readonly priceReference: string | null
  /** The event whose data carries its charges. */
  readonly eventId: string
  readonly review: Remarks | null
}

/**
 * How much of a piece of work is on which document: net, minor units (rule 9). What a deposit bills of it, or takes back
 * again, is a part of the whole and stands apart from who bills the whole.
 */
export interface WorkBilling {
  readonly workId: string
  readonly invoiceId: string
  readonly amount: bigint
  readonly state: 'draft' | 'final' | 'released' | 'deposit'
}
