import { createHash } from 'node:crypto'
import type { Command } from '../domain/plan/command.ts'
import type { WorkEvent } from '../domain/work/event.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Tx } from '../store/engine/transaction.ts'
import type { Outcome } from './outcome.ts'
import type { Actor } from './world.ts'

/** A command, who asks for it, and for an event its text as it is kept. */
export interface Asked {
  readonly command: Command
  readonly actor: Actor
  readonly body: EventBody | null
  /** The version its document must still be at. */
  readonly ifVersion?: number
  readonly also?: Also | undefined
}

/**
 * What else is written in the same transaction, once it is known what becomes of the command. When it throws, neither
 * is kept. It may run more than once, the transaction before undone.
 */
export type Also = (tx: Tx, carried: Carried) => Promise<void>

/** What else was to be written is refused, and the command with it. */
export class RefusedAlong extends Error {
  override readonly name = 'RefusedAlong'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** An event as it is kept: JSON text, and the hash by which a repeat is told from a contradiction (rule 1). */
export interface EventBody {
  readonly text: string
  readonly hash: Buffer
}

/** What became of a command. `eventId` is the id under which the event was recorded first. */
export interface Carried {
  readonly outcome: Outcome
  readonly eventId: string | null
}

/** An event's text and hash. The order in which a sender writes the fields makes no difference. */
export function bodyOf(event: WorkEvent): EventBody {
  const text = JSON.stringify(event, fieldsInOrder)
  return { text, hash: createHash('sha256').update(text).digest() }
}

function fieldsInOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
