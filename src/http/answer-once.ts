import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { assert } from '../kernel/assert.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { World } from '../operations/world.ts'
import { inOneTransaction, inOrganization, readOrganization } from '../store/engine/transaction.ts'
import { keepAnswer, keptAnswer, type KeptAnswer, type KeptFor, takeKey } from '../store/kept-answers.ts'
import { type Answer, refusalAnswer } from './answer.ts'
import type { Env } from './env.ts'

const KEY = /^[\x21-\x7e]{1,255}$/

/** The Idempotency-Key of a request, if it bears one. */
export function onceOf(c: Context<Env>): string | null | Refusal {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return null
  if (KEY.test(key)) return key
  return refuse('idempotency_key_unusable', null, 'The Idempotency-Key cannot be used.', {
    remedy: 'Send 1 to 255 visible ASCII characters, such as a UUID.',
  })
}

type Run = (world: World) => Promise<Answer>

/**
 * Answers a request that bears an Idempotency-Key: the first time by doing it, and from then on with the same answer,
 * whatever became of what it was about. Key, effect and answer are one transaction, so that they stand or fall
 * together, and whoever sends the same meanwhile waits for it. Where the effect acts once by its own id (`actsOnce`),
 * it shares transactions with others as always, and the answer is kept after it.
 */
export async function answerOnce(
  c: Context<Env>,
  world: World,
  key: string,
  bodyText: string,
  actsOnce: boolean,
  run: Run,
): Promise<Answer> {
  const { orgId, credential } = c.var.caller
  const kept = { caller: credential, key, fingerprint: fingerprintOf(c, bodyText) }
  const at = new Date(world.now()).toISOString()
  const sealedFor = { orgId, field: `answer ${kept.caller} ${key}` }
  const { sealer } = c.var
  const seal = (answer: Answer): Buffer => sealer.seal(JSON.stringify(answer), sealedFor)
  const again = (found: KeptAnswer): Answer => {
    if (!found.fingerprint.equals(kept.fingerprint)) return refusalAnswer(c, REUSED)
    assert(found.answer, 'a kept answer is not there')
    const answer = JSON.parse(sealer.open(found.answer, sealedFor)) as Answer
    return { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } }
  }
  const known = await readOrganization(world.db, orgId, (tx) => keptAnswer(tx, orgId, kept))
  if (known) return again(known)
  if (actsOnce) return keepAfter(world, orgId, kept, at, await run(world), seal, again)
  return inOneTransaction(world.db, orgId, async (db) => {
    const taken = await inOrganization(db, orgId, (tx) => takeKey(tx, orgId, kept, at))
    if (!taken) {
      const found = await inOrganization(db, orgId, (tx) => keptAnswer(tx, orgId, kept))
      assert(found, 'a taken key is not there')
      return again(found)
    }
    const answer = await run({ ...world, db, lanes: world.lanes.apart() })
    await inOrganization(db, orgId, (tx) => keepAnswer(tx, orgId, kept, seal(answer)))
    return answer
  })
}

/** Keeps an answer, or gives the one that was kept first. */
async function keepAfter(
  world: World,
  orgId: string,
  kept: KeptFor,
  at: string,
  answer: Answer,
  seal: (answer: Answer) => Buffer,
  again: (found: KeptAnswer) => Answer,
): Promise<Answer> {
  const found = await inOrganization(world.db, orgId, async (tx) => {
    if (await takeKey(tx, orgId, kept, at)) {
      await keepAnswer(tx, orgId, kept, seal(answer))
      return null
    }
    return keptAnswer(tx, orgId, kept)
  })
  return found ? again(found) : answer
}

function fingerprintOf(c: Context<Env>, bodyText: string): Buffer {
  const { pathname, search } = new URL(c.req.url)
  const said = [c.req.method, pathname, search, c.req.header('if-match') ?? '', bodyText]
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

const REUSED = refuse(
  'idempotency_key_reused',
  null,
  'This Idempotency-Key was used for another request; nothing was done.',
  { remedy: 'Use a new key for each request, and the same one only to repeat it.' },
)
