import { z } from 'zod'
import { MAIL_LANGUAGES } from '../domain/mail/words.ts'
import type { Post } from '../operations/mail/ports.ts'
import { sendLinks } from '../operations/portal/ask-for-link.ts'

const Payload = z.object({
  asked: z.string(),
  email: z.string(),
  language: z.enum(MAIL_LANGUAGES),
  publicUrl: z.string(),
})

/** Sends an address the links into the portal that it asked for. */
export const sendPortalLinks =
  (deps: Pick<Post, 'world' | 'sealer'>) =>
  (payload: unknown): Promise<void> =>
    sendLinks(deps, Payload.parse(payload))
