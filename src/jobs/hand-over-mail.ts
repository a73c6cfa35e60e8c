import { z } from 'zod'
import { handOverMail as handOver, type HandOverDeps } from '../operations/mail/hand-over-mail.ts'

const Payload = z.object({ orgId: z.string(), mailId: z.string() })

/** Hands one mail over. */
export const handOverMail =
  (deps: HandOverDeps) =>
  (payload: unknown): Promise<void> =>
    handOver(deps, Payload.parse(payload))
