import { z } from 'zod'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { instantOf } from './instant.ts'

const Printable = z
  .string()
  .min(1)
  .max(200)
  // eslint-disable-next-line no-control-regex
  .refine((text) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text))

const EnvelopeShape = z.looseObject({
  id: Printable,
  event: Printable,
  created_at: z.unknown().optional(),
  data: z.looseObject({ id: Printable }),
})

/** What is read of a webhook: its own id, what happened to which record, and when it says so. */
export interface Envelope {
  readonly id: string
  readonly event: string
  readonly recordId: string
  /** An instant, or null where it names none. */
  readonly createdAt: string | null
}

/** Reads an envelope. Refused (envelope_invalid) when it names no id, no event or no record. */
export function envelopeOf(json: unknown): Envelope | Refusal {
  const parsed = EnvelopeShape.safeParse(json)
  if (!parsed.success) {
    const pointer = parsed.error.issues[0]!.path.map((part) => `/${String(part)}`).join('')
    return refuse(
      'envelope_invalid',
      1,
      `This is not a webhook of Fleetbase: ${pointer === '' ? 'it is not an object' : `${pointer} is missing or not a name`}.`,
      {
        ...(pointer === '' ? {} : { pointer }),
        remedy: 'Send {"id", "event", "created_at", "data": {"id", …}} as Fleetbase does.',
      },
    )
  }
  const { id, event, created_at: createdAt, data } = parsed.data
  return { id, event, recordId: data.id, createdAt: instantOf(createdAt) }
}
