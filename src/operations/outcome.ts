import type { Sentence } from '../kernel/sentence.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Subject } from '../domain/plan/plan.ts'
import type { RecordedStep } from '../domain/plan/recorded-plan.ts'

/**
 * What became of a command: carried out with these steps, nothing to do with the reason, or refused with its code. A
 * repeated event answers with its first outcome and `repeated` (rule 1).
 */
export type Outcome =
  | {
      readonly outcome: 'done'
      readonly subject: Subject
      readonly steps: readonly RecordedStep[]
      readonly repeated: boolean
    }
  | {
      readonly outcome: 'nothing'
      readonly subject: Subject
      readonly reason: string
      /** The reason by its code; null where it was written down before reasons had codes. */
      readonly said: Sentence | null
      readonly repeated: boolean
    }
  | {
      readonly outcome: 'refused'
      readonly subject: Subject
      readonly refusal: Refusal
      readonly repeated: boolean
    }

export const refusedWith = (refusal: Refusal, subject: Subject = {}): Outcome => ({
  outcome: 'refused',
  subject,
  refusal,
  repeated: false,
})
