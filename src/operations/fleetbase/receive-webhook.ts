import { isUuid } from '../../kernel/id.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { inOrganization, readOrganization } from '../../store/engine/transaction.ts'
import { keepDelivery, type DeliveryState } from '../../store/deliveries.ts'
import { connection, type SourceConnectionRow } from '../../store/sources.ts'
import type { World } from '../world.ts'
import { envelopeOf, type Envelope } from './envelope.ts'
import { opensPath, pathHash } from './path-secret.ts'
import type { Sealer } from './ports.ts'
import { queueSettling } from './queue-settling.ts'
import { signingSecretsOf } from './sealed-fields.ts'
import { checkSignature, type SignatureCheck } from './signature.ts'
import { storableJson } from './storable-json.ts'

/** A webhook as it came in: its address's parts, its bytes as they were signed, its headers in lower case. */
export interface WebhookCall {
  readonly orgId: string
  readonly connectionId: string
  readonly secret: string
  readonly rawBody: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** What Fleetbase is answered: it tries again after anything that is not 2xx. */
export interface WebhookAnswer {
  readonly status: number
  readonly body: unknown
}

/**
 * Takes a webhook of Fleetbase (rule 1): the delivery and the job that settles it are kept in one transaction, and
 * then it is answered.
 *
 * - 202 it is kept; 200 it was kept before, with what became of it; both `{id, outcome, reason}`
 * - 404 the address is not one of ours, its secret is wrong or its connection was ended: always the same answer
 * - 401 the signature (see `checkSignature`); kept as refused, so that people see why nothing arrives, and taken after
 *   all when Fleetbase tells it again with a good one
 * - 400 not JSON; 422 JSON, but no envelope
 *
 * Of the body nothing is believed but the ids, the event's name and when it says it happened.
 */
export async function receiveFleetbaseWebhook(
  deps: { readonly world: World; readonly sealer: Sealer },
  call: WebhookCall,
): Promise<WebhookAnswer> {
  const found = await connectionBehind(deps.world, call)
  if (!found)
    return problem(
      404,
      refuse('not_found', null, 'There is nothing here.', {
        remedy: 'The addresses there are stand at /docs.',
      }),
    )
  const check = checkSignature(call.rawBody, call.headers, signingSecretsOf(deps.sealer, call.orgId, found))
  const read = storableJson(call.rawBody)
  const envelope = isRefusal(read) ? read : envelopeOf(read.json)
  if (isRefusal(read) || isRefusal(envelope)) {
    // A stranger is not told what is wrong with what they sent.
    if (check.turnedAway !== null) return turnedAway(check.turnedAway)
    const refusal = isRefusal(read) ? read : (envelope as Refusal)
    return problem(refusal.code === 'invalid_json' ? 400 : 422, refusal)
  }
  const { taken, delivery } = await keep(deps.world, call, envelope, read.text, check)
  if (check.turnedAway !== null) return turnedAway(check.turnedAway)
  return { status: taken ? 202 : 200, body: delivery }
}

/** The live connection an address leads to, or null. */
async function connectionBehind(world: World, call: WebhookCall): Promise<SourceConnectionRow | null> {
  const { orgId, connectionId, secret } = call
  const known =
    isUuid(orgId) && isUuid(connectionId)
      ? await readOrganization(world.db, orgId, (tx) => connection(tx, orgId, connectionId))
      : undefined
  // Compared in any case: how long the answer takes says nothing about which connections there are.
  const opens = opensPath(secret, known?.path_hash ?? pathHash(''))
  return known && opens && known.revoked_at === null ? known : null
}

function keep(
  world: World,
  call: WebhookCall,
  envelope: Envelope,
  body: string,
  check: SignatureCheck,
): Promise<{ taken: boolean; delivery: DeliveryState }> {
  const now = new Date(world.now()).toISOString()
  const id = world.newId()
  return inOrganization(world.db, call.orgId, async (tx) => {
    const kept = await keepDelivery(tx, call.orgId, {
      id,
      connection_id: call.connectionId,
      external_id: envelope.id,
      event: envelope.event,
      body,
      signature: check.signature,
      received_at: now,
      ...(check.turnedAway === null
        ? { outcome: 'waiting', reason: null, settled_at: null }
        : { outcome: 'refused', reason: check.turnedAway, settled_at: now }),
    })
    if (kept.taken && kept.delivery.outcome === 'waiting') {
      await queueSettling(tx, call.orgId, kept.delivery.id)
    }
    return kept
  })
}

const turnedAway = (reason: string): WebhookAnswer =>
  problem(
    401,
    refuse('signature_refused', 27, reason, {
      remedy:
        "Enter the secret of the API credential that makes the changes as this connection's signing secret.",
    }),
  )

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  404: 'Not found',
  422: 'Content not accepted',
}

/** A refusal as a problem document (RFC 9457). */
function problem(status: number, refusal: Refusal): WebhookAnswer {
  const { code, rule, message, pointer = null, remedy = null } = refusal
  return {
    status,
    body: {
      type: `https://billhook.dev/problems/${code}`,
      title: TITLES[status],
      status,
      detail: message,
      code,
      rule,
      pointer,
      remedy,
    },
  }
}
