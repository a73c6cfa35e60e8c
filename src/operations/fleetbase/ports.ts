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

/** Fleetbase did not answer, or not with what was asked for. Its message is a sentence for people. */
export class FleetbaseUnreachable extends Error {
  override readonly name = 'FleetbaseUnreachable'
}

/** The bounds every event is held to, whichever door it comes in by. */
export type CheckEvent = (event: WorkEvent) => WorkEvent | Refusal
