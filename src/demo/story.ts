import type { PayTo } from '../domain/organization/pay-to.ts'
import type { InvoiceNew } from '../contract/invoice-request.ts'
import type { WorkEventData, WorkEventType } from '../domain/work/event.ts'
import type { Told } from '../simulator/trade.ts'
import type { Volume } from './volume.ts'

/** Something that happened to a piece of work, so many days ago. */
export type Act = { readonly daysAgo: number } & (
  | {
      readonly act: 'tell'
      readonly type: WorkEventType
      /** What the event says, on the calendar date it is told. */
      readonly data: (day: string) => WorkEventData[WorkEventType]
    }
  /** A person makes an invoice of no work, as the API takes it. */
  | { readonly act: 'draft'; readonly body: InvoiceNew }
  /** A person makes an invoice of this story's work and of other stories' works. */
  | { readonly act: 'invoice'; readonly with: readonly string[] }
  | { readonly act: 'confirm' | 'send' | 'publish' | 'archive' | 'view' }
  /** A person confirms the credit note that a lower price led to. */
  | { readonly act: 'confirm_credit' }
  | { readonly act: 'void' | 'cancel' | 'write_off'; readonly reason: string }
  /** `share` of what the document comes to, or what an earlier payment left open. */
  | { readonly act: 'pay'; readonly share: number | 'rest'; readonly method: string }
  | { readonly act: 'refund'; readonly reason: string }
)

/** One piece of work and what became of it, in order. `work` names it among the stories of its business. */
export interface Story {
  readonly work: string
  readonly acts: readonly Act[]
}

/** A demo business: who it is, and its stories. */
export interface DemoBusiness {
  readonly slug: string
  readonly name: string
  readonly profile: string
  readonly timeZone: string
  readonly currency: string
  /** Whose tax any is that does not say. */
  readonly jurisdiction: string
  readonly seller: {
    readonly name: string
    readonly address: {
      readonly street: string
      readonly city: string
      readonly region?: string
      readonly postalCode: string
      readonly country: string
    }
    readonly taxId: string
    readonly email: string
    readonly payTo: PayTo
  }
  /** What one unit of other currencies is worth in its own, month by month from the first on. */
  readonly rates: Readonly<Record<string, readonly string[]>>
  /** The system its events come from. */
  readonly source: string
  /** What people look at: a document in every word, told by hand. */
  readonly stories: readonly Story[]
  /** Its everyday work beside them. */
  readonly volume: Volume
}

export const story = (work: string, ...acts: Act[]): Story => ({ work, acts })

export const told = <T extends WorkEventType>(
  daysAgo: number,
  type: T,
  data: WorkEventData[T] | ((day: string) => WorkEventData[T]),
): Act => ({ daysAgo, act: 'tell', type, data: typeof data === 'function' ? data : () => data })
/** What a trade says of its work, told so many days ago. */
export const toldAs = (daysAgo: number, { type, data }: Told): Act => ({
  daysAgo,
  act: 'tell',
  type,
  data: () => data,
})
export const drafted = (daysAgo: number, body: InvoiceNew): Act => ({ daysAgo, act: 'draft', body })
export const invoiced = (daysAgo: number, ...others: string[]): Act => ({
  daysAgo,
  act: 'invoice',
  with: others,
})
export const confirmed = (daysAgo: number): Act => ({ daysAgo, act: 'confirm' })
export const sent = (daysAgo: number): Act => ({ daysAgo, act: 'send' })
export const published = (daysAgo: number): Act => ({ daysAgo, act: 'publish' })
export const archived = (daysAgo: number): Act => ({ daysAgo, act: 'archive' })
export const creditConfirmed = (daysAgo: number): Act => ({ daysAgo, act: 'confirm_credit' })
export const viewed = (daysAgo: number): Act => ({ daysAgo, act: 'view' })
export const voided = (daysAgo: number, reason: string): Act => ({ daysAgo, act: 'void', reason })
export const cancelled = (daysAgo: number, reason: string): Act => ({ daysAgo, act: 'cancel', reason })
export const writtenOff = (daysAgo: number, reason: string): Act => ({ daysAgo, act: 'write_off', reason })
export const paid = (daysAgo: number, share: number | 'rest' = 1, method = 'bank_transfer'): Act => ({
  daysAgo,
  act: 'pay',
  share,
  method,
})
export const refunded = (daysAgo: number, reason: string): Act => ({ daysAgo, act: 'refund', reason })
