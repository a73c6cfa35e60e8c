import { say } from '../domain/sentence/say.ts'
import { createHash } from 'node:crypto'
import { type Attachment, MOST_ATTACHMENTS, type Withdrawal } from '../domain/attachment/attachment.ts'
import { fileNameOf } from '../domain/attachment/file-name.ts'
import { recogniseAttachment } from '../domain/attachment/recognise.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import {
  attachmentBytes,
  attachmentsOf,
  isManualEntry,
  keepAttachment,
  keepContent,
  keepWithdrawal,
  type ReadAttachment,
} from '../store/attachments.ts'
import { Chain, type Chained, NO_MARK } from '../store/chain/chain.ts'
import { inOrganization, readOrganization, type Tx } from '../store/engine/transaction.ts'
import { type Books, openBooks } from '../store/facts/open-books.ts'
import { announce } from './live/announce.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/** Where an attachment is: whose, on which entry by hand, and which. */
export interface Place {
  readonly orgId: string
  readonly manualId: string
  readonly id: string
}

/**
 * Attaches a file to an entry by hand, in the chain and the audit trail. The same bytes that stand on it already are not
 * attached again (`isNew`), so that sending them once more is safe. Refused: forbidden, attachment_kind_unknown,
 * attachment_damaged, manual_entry_not_found, attachments_too_many.
 */
export async function attachFile(
  world: World,
  { orgId, manualId }: Pick<Place, 'orgId' | 'manualId'>,
  actor: Actor,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<{ readonly attachment: ReadAttachment; readonly isNew: boolean } | Refusal> {
  if (!may(actor.role, 'keep_books')) return forbidden('attach files to entries by hand')
  const mediaType = recogniseAttachment(bytes, name)
  if (isRefusal(mediaType)) return mediaType
  const hash = createHash('sha256').update(bytes).digest('hex')
  return inOrganization(world.db, orgId, async (tx) => {
    const early = await settledBefore(tx, orgId, manualId, hash)
    if (early) return early
    // Ten megabytes take a while: they are written before the books are opened, so that nobody waits for them. Should
    // somebody else attach meanwhile, and this be refused, they lie there unused.
    await keepContent(tx, orgId, hash, bytes)
    const books = await openBooks(tx, orgId)
    const meanwhile = await settledBefore(tx, orgId, manualId, hash)
    if (meanwhile) return meanwhile
    const attachment: Attachment = {
      id: world.newId(),
      manualId,
      name: fileNameOf(name, mediaType),
      mediaType,
      size: bytes.length,
      hash,
      attachedAt: new Date(world.now()).toISOString(),
      actor: actor.name,
    }
    await keepAttachment(tx, orgId, attachment)
    await settle(world, tx, books, actor, { attachments: [attachment] }, manualId, {
      verb: 'attach',
      said: say('attached', { name: attachment.name }),
      after: factsOf(attachment),
    })
    return { attachment: { ...attachment, withdrawal: null }, isNew: true }
  })
}

/** What is answered without attaching anything: there is no such entry, it stands there already, or there is no room. */
async function settledBefore(
  tx: Tx,
  orgId: string,
  manualId: string,
  hash: string,
): Promise<{ readonly attachment: ReadAttachment; readonly isNew: false } | Refusal | null> {
  if (!(await isManualEntry(tx, orgId, manualId))) return NO_ENTRY
  const all = await attachmentsOf(tx, orgId, [manualId])
  const standing = all.filter(({ withdrawal }) => withdrawal === null)
  const same = standing.find((one) => one.hash === hash)
  if (same) return { attachment: same, isNew: false }
  return standing.length < MOST_ATTACHMENTS ? null : TOO_MANY
}

/**
 * Withdraws an attachment, once and for a reason: it counts no longer, and stays listed with its hash. Refused: forbidden,
 * attachment_not_found, withdrawn_already.
 */
export async function withdrawAttachment(
  world: World,
  { orgId, manualId, id }: Place,
  actor: Actor,
  reason: string,
): Promise<ReadAttachment | Refusal> {
  if (!may(actor.role, 'keep_books')) return forbidden('withdraw attachments')
  return inOrganization(world.db, orgId, async (tx) => {
    const books = await openBooks(tx, orgId)
    const attachment = (await attachmentsOf(tx, orgId, [manualId])).find((one) => one.id === id)
    if (!attachment) return NO_ATTACHMENT
    if (attachment.withdrawal) return WITHDRAWN
    const withdrawnAt = new Date(world.now()).toISOString()
    const withdrawal: Withdrawal = { attachmentId: id, reason, withdrawnAt, actor: actor.name }
    await keepWithdrawal(tx, orgId, withdrawal)
    await settle(world, tx, books, actor, { withdrawals: [withdrawal] }, manualId, {
      verb: 'withdraw_attachment',
      said: say('attachment_withdrawn', { name: attachment.name }),
      reason,
      before: factsOf(attachment),
    })
    return { ...attachment, withdrawal: { reason, withdrawnAt, actor: actor.name } }
  })
}

/**
 * An attachment with its bytes. One that was withdrawn may hold what was never meant for everybody: only who keeps the
 * books reads it still. Refused: attachment_not_found, forbidden.
 */
export async function readAttachment(
  world: World,
  { orgId, manualId, id }: Place,
  actor: Actor,
): Promise<{ readonly attachment: ReadAttachment; readonly bytes: Buffer } | Refusal> {
  return readOrganization(world.db, orgId, async (tx) => {
    const attachment = (await attachmentsOf(tx, orgId, [manualId])).find((one) => one.id === id)
    if (!attachment) return NO_ATTACHMENT
    if (attachment.withdrawal && !may(actor.role, 'keep_books'))
      return forbidden('read attachments that were withdrawn')
    const bytes = await attachmentBytes(tx, orgId, attachment.hash)
    return bytes ? { attachment, bytes } : NO_ATTACHMENT
  })
}

/** What the audit trail keeps of a file. */
const factsOf = ({ name, mediaType, size, hash }: Attachment) => ({ name, mediaType, size, hash })

/** Links an act into the chain, writes it into the audit trail, and tells whoever looks at the entry. */
async function settle(
  world: World,
  tx: Tx,
  { organization: { id: orgId }, chainHead }: Books,
  actor: Actor,
  chained: Partial<Chained>,
  manualId: string,
  line: Pick<Noted, 'verb' | 'said' | 'reason' | 'before' | 'after'>,
): Promise<void> {
  const chain = new Chain(orgId, chainHead, world.mark ?? NO_MARK)
  chain.take(chained)
  await chain.close(tx, new Date(world.now()).toISOString())
  await noteAct(world, tx, orgId, actor, { subjectType: 'manual_entry', subjectId: manualId, ...line })
  tx.afterCommit(() => announce(world.db, orgId, [{ kind: 'attachment', ids: [manualId] }]))
}

type Noted = Parameters<typeof noteAct>[4]

const NO_ENTRY = refuse('manual_entry_not_found', null, 'There is no such entry by hand.')
const NO_ATTACHMENT = refuse('attachment_not_found', null, 'There is no such attachment.')

const WITHDRAWN = refuse('withdrawn_already', null, 'This attachment was withdrawn before.', {
  remedy: 'Attach it again if it is right after all.',
})

const TOO_MANY = refuse(
  'attachments_too_many',
  null,
  `There are ${MOST_ATTACHMENTS} attachments on this entry already.`,
  {
    remedy: 'Put several pages into one PDF, or withdraw what is not needed.',
    values: { most: MOST_ATTACHMENTS },
  },
)
