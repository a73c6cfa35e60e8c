import { instant, say } from '../../domain/sentence/say.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { isUuid } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { changeWebhookSource, webhookSourceToChange } from '../../store/webhook-sources.ts'
import type { Sealer } from '../fleetbase/ports.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { newSigningSecret } from './standard-webhook.ts'
import { noSuchSource, sealedSecrets, secretsOf } from './webhook-source.ts'

const OVERLAP_MS = 24 * 60 * 60_000
/** Of secrets that were rotated within one day, so many are good at once. */
const MOST_SECRETS = 10

/**
 * Gives a source a new signing secret, shown once. The one in use so far is good for another 24 hours, so that the
 * sender can change over meanwhile. Refused: forbidden, webhook_source_not_found.
 */
export async function rotateSecret(
  { world, sealer }: { readonly world: World; readonly sealer: Sealer },
  orgId: string,
  actor: Actor,
  id: string,
): Promise<{ readonly secret: string; readonly oldGoodUntil: string } | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden("change a source's secret")
  if (!isUuid(id)) return noSuchSource
  const secret = newSigningSecret()
  const now = world.now()
  const oldGoodUntil = new Date(now + OVERLAP_MS).toISOString()
  return inOrganization(world.db, orgId, async (tx) => {
    const row = await webhookSourceToChange(tx, orgId, id)
    if (!row) return noSuchSource
    const old = secretsOf(sealer, orgId, row)
      .map((each) => ({ ...each, until: each.until ?? oldGoodUntil }))
      .filter(({ until }) => now < Date.parse(until))
    const secrets = sealedSecrets(sealer, orgId, id, [{ secret, until: null }, ...old].slice(0, MOST_SECRETS))
    await changeWebhookSource(tx, orgId, id, { secrets })
    const said = say('webhook_secret', { name: row.name, instant: instant(oldGoodUntil) })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'webhook_source',
      subjectId: id,
      verb: 'rotate_secret',
      said,
    })
    return { secret, oldGoodUntil }
  })
}
