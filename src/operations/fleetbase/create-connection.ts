import { say } from '../../domain/sentence/say.ts'
import { assert } from '../../kernel/assert.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { forbidden } from '../../domain/plan/forbidden.ts'
import { may } from '../../domain/status/role.ts'
import { inOrganization } from '../../store/engine/transaction.ts'
import { claimSourceName } from '../../store/source-names.ts'
import { connection, connectionIdOf, keepConnection } from '../../store/sources.ts'
import { noteAct } from '../note-act.ts'
import type { Actor, World } from '../world.ts'
import { shown, type Connection } from './connection.ts'
import { newPathSecret, pathHash } from './path-secret.ts'
import type { Sealer } from './ports.ts'
import { schedulePoll } from './schedule-polls.ts'
import { apiKeyOf, secretsOf } from './sealed-fields.ts'

export interface NewConnection {
  /** Where its API answers: http or https. */
  readonly baseUrl: string
  readonly apiKey: string
  /** The source name its events carry; the same again after a revocation, so that nothing is billed twice. */
  readonly source: string
  /** Signing secrets to accept. With none, signatures are not looked at. */
  readonly secrets?: readonly string[] | undefined
}

/** A connection just made. `webhookPath` holds its secret, which is kept nowhere: it is shown once. */
export interface ConnectionMade extends Connection {
  readonly webhookPath: string
}

/**
 * Connects a Fleetbase. Its API key and signing secrets are sealed before they are kept. Refused: forbidden,
 * base_url_not_usable, api_key_not_usable, source_taken.
 */
export async function createFleetbaseConnection(
  deps: { readonly world: World; readonly sealer: Sealer },
  orgId: string,
  actor: Actor,
  input: NewConnection,
): Promise<ConnectionMade | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('connect an operations system')
  const baseUrl = usableUrl(input.baseUrl)
  if (baseUrl === null) {
    return refuse('base_url_not_usable', null, 'This is not the address of an API.', {
      pointer: '/baseUrl',
      remedy:
        'Enter an address such as https://api.fleetbase.io: http or https, without a name, a question mark or a #, and not link-local.',
    })
  }
  // It travels in a header.
  if (!/^[\x21-\x7e]{1,500}$/.test(input.apiKey)) {
    return refuse('api_key_not_usable', null, 'This is not an API key.', {
      pointer: '/apiKey',
      remedy: 'Enter it as Fleetbase shows it, such as flb_live_…',
    })
  }
  const { world, sealer } = deps
  const secret = newPathSecret()
  const secrets = (input.secrets ?? []).filter((each) => each !== '')
  const createdAt = new Date(world.now()).toISOString()
  const freshId = world.newId()
  const made = await inOrganization(world.db, orgId, async (tx) => {
    if (!(await claimSourceName(tx, orgId, input.source, 'fleetbase'))) return nameTaken(input.source)
    const at = (await connectionIdOf(tx, orgId, input.source)) ?? freshId
    const kept = await keepConnection(tx, orgId, {
      id: at,
      source: input.source,
      base_url: baseUrl,
      path_hash: pathHash(secret),
      created_at: createdAt,
      api_key: sealer.seal(input.apiKey, apiKeyOf(orgId, at)),
      secrets: secrets.length === 0 ? null : sealer.seal(JSON.stringify(secrets), secretsOf(orgId, at)),
    })
    if (!kept) return alreadyConnected(input.source)
    const said = say('connected', { address: baseUrl, source: input.source })
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'source_connection',
      subjectId: at,
      verb: 'connect',
      said,
    })
    const row = await connection(tx, orgId, at)
    assert(row, `connection ${at} was just kept`)
    if (row.poll_minutes > 0) await schedulePoll(tx, orgId, at, { afterSeconds: row.poll_minutes * 60 })
    return row
  })
  if (isRefusal(made)) return made
  return { ...shown(made, null), webhookPath: `/v1/sources/fleetbase/${orgId}/${made.id}/${secret}` }
}

const alreadyConnected = (source: string): Refusal =>
  refuse('source_taken', 1, `"${source}" is connected already.`, {
    pointer: '/source',
    remedy: 'Name another source, or end that connection first.',
    values: { source },
  })

const nameTaken = (source: string): Refusal =>
  refuse('source_taken', 1, `There is a webhook source "${source}" already.`, {
    pointer: '/source',
    remedy: 'Name another source: two systems with one name could tell events with one id.',
    values: { source },
  })

/**
 * The address without a slash at its end, or null. A key is not sent to an address that hides a name or a query. One in
 * a private network may well be a Fleetbase of one's own; a link-local one is a cloud's metadata service, never one.
 */
function usableUrl(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!['http:', 'https:'].includes(url.protocol) || !isPlain || LINK_LOCAL.test(url.hostname)) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** As `URL` writes addresses, whatever way they were typed; IPv4 within IPv6 is in hexadecimal. */
const LINK_LOCAL =
  /^(?:169\.254\.|\[fe[89ab][0-9a-f]:|\[::ffff:a9fe:|\[fd00:ec2::254\]|metadata\.google\.internal\.?$)/
