import type { MailLanguage } from '../../domain/mail/words.ts'
import { acrossOrganizations, inOrganization, readAcross } from '../../store/engine/transaction.ts'
import { addJob } from '../../store/jobs.ts'
import { organizationsOfClient, portalClientsOf } from '../../store/portal-clients.ts'
import type { Post } from '../mail/ports.ts'
import type { World } from '../world.ts'
import { letIn } from './let-in.ts'

/** The job that sends links to an address. */
export const SEND_LINKS_TASK = 'portal.send_links'

/** Somebody's wish for a link. `asked` names it, for ever. */
export interface SendLinksPayload {
  readonly asked: string
  /** In small letters. */
  readonly email: string
  readonly language: MailLanguage
  /** Where this installation is reached, without a slash at its end. */
  readonly publicUrl: string
}

const MOST_ATTEMPTS = 5

/**
 * Takes somebody's wish for a link. Whether the address is anybody's client is looked up later, by a job: here the same
 * is done for every address, so that neither the answer nor its time tells. A wish that waits gives way to a newer one.
 */
export async function askForLink(
  world: World,
  { email, ...wish }: Omit<SendLinksPayload, 'asked'>,
): Promise<void> {
  const payload: SendLinksPayload = { ...wish, asked: world.newId(), email: email.toLowerCase() }
  await acrossOrganizations(world.db, (tx) =>
    addJob(tx, SEND_LINKS_TASK, payload, {
      key: `${SEND_LINKS_TASK} ${payload.email}`,
      maxAttempts: MOST_ATTEMPTS,
    }),
  )
}

/**
 * Sends an address a link to each organization of which it is a client, and none to any other. Each link opens its own
 * organization alone: nobody who can read what one of them mails gets into another.
 */
export async function sendLinks(
  { world, sealer }: Pick<Post, 'world' | 'sealer'>,
  { asked, email, language, publicUrl }: SendLinksPayload,
): Promise<void> {
  const post: Post = { world, sealer, publicUrl }
  const organizations = await readAcross(world.db, (tx) => organizationsOfClient(tx, email))
  for (const orgId of organizations) {
    await inOrganization(world.db, orgId, async (tx) => {
      if ((await portalClientsOf(tx, orgId, email)).length === 0) return
      await letIn(
        post,
        tx,
        orgId,
        { name: email, role: 'viewer' },
        {
          kind: 'magic_link',
          act: `portal_link ${asked}`,
          email,
          language,
        },
      )
    })
  }
}
