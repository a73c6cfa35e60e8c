import type { Refusal } from '../../kernel/refusal.ts'
import type { WorkEvent } from '../../domain/work/event.ts'

/** What a sealed text belongs to: it cannot be opened in another organization or another field. */
export interface SealedFor {
  readonly orgId: string
  readonly field: string
}

/** Keeps texts unreadable outside this installation. `open` throws `SealBroken`. */
export interface Sealer {
  seal(text: string, of: SealedFor): Buffer
  open(sealed: Buffer, of: SealedFor): string
}

/** A sealed text could not be opened: another key, another owner, or it was changed. Its message is for people. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** How a Fleetbase is reached. */
export interface FleetbaseAccess {
  readonly baseUrl: string
  readonly apiKey: string
}

/** What a webhook is believed: that something happened to a record, and when it says so. Everything else is read again. */
export interface Told {
  /** The source name of the connection. */
  readonly source: string
  /** `purchase_rate.created`, `order.canceled` … */
  readonly event: string
  readonly recordId: string
  /** When the webhook says it happened; never later than when it came in. */
  readonly at: string
}

/** What Fleetbase's records say once they are read again. */
export type Reading =
  | {
      readonly read: 'event'
      readonly event: WorkEvent
      /** Instant of the order's last change: what orders two readings that tell the same price lock. */
      readonly asOf: string | null
    }
  | { readonly read: 'nothing'; readonly reason: string }
  | { readonly read: 'refused'; readonly refusal: Refusal }
  /**
   * The records do not show yet what was told (webhooks overtake them): read again a little later. `otherwise` is what
   * becomes of it when they never do: it says nothing after all, or a price is known to be missing here.
   */
  | { readonly read: 'too_early'; readonly reason: string; readonly otherwise: 'ignored' | 'failed' }

/** Reads the records behind a webhook and says what they come to. Throws `FleetbaseUnreachable`. */
export interface FleetbaseReader {
  read(access: FleetbaseAccess, told: Told): Promise<Reading>
}

/** A record as a list shows it. */
export interface Listed {
  readonly id: string
  /** The order it is, or belongs to; null where a purchase rate belongs to none (yet, or any more). */
  readonly order: string | null
  /** The instant the list was asked by: when it was made, or changed last. */
  readonly at: string
}

/** What of a list is asked for: at most `limit` records from `since` (an instant) on, the oldest first. */
export interface ListAsked {
  readonly by: 'created_at' | 'updated_at'
  readonly since: string
  readonly limit: number
}

/** Lists the records of a Fleetbase. Throws `FleetbaseUnreachable`. */
export interface FleetbaseLists {
  orders(access: FleetbaseAccess, asked: ListAsked): Promise<Listed[]>
  purchaseRates(access: FleetbaseAccess, asked: ListAsked): Promise<Listed[]>
}

/**
 * What stands between us and a Fleetbase: nobody answers, something else does (`elsewhere`: another address, a page of
 * HTML, no such list), the key is not accepted, the key may not read this, or its API is in trouble of its own.
 */
export type FleetbaseFault = 'silent' | 'elsewhere' | 'key' | 'may_not' | 'trouble'

/** Fleetbase did not answer, or not with what was asked for. Its message is a sentence for people. */
export class FleetbaseUnreachable extends Error {
  override readonly name = 'FleetbaseUnreachable'
  readonly fault: FleetbaseFault

  constructor(message: string, fault: FleetbaseFault = 'trouble', options?: ErrorOptions) {
    super(message, options)
    this.fault = fault
  }
}

/** The bounds every event is held to, whichever door it comes in by. */
export type CheckEvent = (event: WorkEvent) => WorkEvent | Refusal
