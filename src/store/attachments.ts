import { sql } from 'kysely'
import type { Attachment, Withdrawal } from '../domain/attachment/attachment.ts'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'
import { columns } from './rows/columns.ts'

/** An attachment with what became of it. */
export interface ReadAttachment extends Attachment {
  readonly withdrawal: Omit<Withdrawal, 'attachmentId'> | null
}

/** Keeps the bytes of a file; the same again are kept once. `hash` is their hex SHA-256. */
export async function keepContent(tx: Tx, orgId: string, hash: string, bytes: Uint8Array): Promise<void> {
  await tx.run(
    q
      .insertInto('attachment_content')
      .values({ org_id: orgId, hash, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
      .onConflict((conflict) => conflict.columns(['org_id', 'hash']).doNothing()),
  )
}

/** Keeps what was attached; its bytes are there. */
export async function keepAttachment(
  tx: Tx,
  orgId: string,
  { id, manualId, name, mediaType, size, hash, attachedAt, actor }: Attachment,
): Promise<void> {
  await tx.run(
    q.insertInto('attachment').values({
      org_id: orgId,
      id,
      manual_id: manualId,
      name,
      media_type: mediaType,
      size,
      hash,
      attached_at: attachedAt,
      actor,
    }),
  )
}

export async function keepWithdrawal(
  tx: Tx,
  orgId: string,
  { attachmentId, reason, withdrawnAt, actor }: Withdrawal,
): Promise<void> {
  await tx.run(
    q.insertInto('attachment_withdrawal').values({
      org_id: orgId,
      attachment_id: attachmentId,
      reason,
      withdrawn_at: withdrawnAt,
      actor,
    }),
  )
}

/** What is attached to some entries by hand, and what was withdrawn, as it came. */
export async function attachmentsOf(
  tx: Tx,
  orgId: string,
  manualIds: readonly string[],
): Promise<ReadAttachment[]> {
  const rows = await tx.all(sql<Row>`
    select ${columns('a', ['id', 'manualId', 'name', 'mediaType', 'size', 'hash', 'attachedAt', 'actor'])},
      w.reason, w.withdrawn_at as "withdrawnAt", w.actor as "withdrawnBy"
    from attachment a
    left join attachment_withdrawal w on w.org_id = a.org_id and w.attachment_id = a.id
    where a.org_id = ${orgId} and a.manual_id = any (${manualIds}::uuid[])
    order by a.id`)
  return rows.map(({ reason, withdrawnAt, withdrawnBy, ...attachment }) => ({
    ...attachment,
    withdrawal: reason === null ? null : { reason, withdrawnAt, actor: withdrawnBy },
  }))
}

type Row = Attachment & { readonly withdrawnAt: string; readonly withdrawnBy: string } & {
  /** Null while it stands; what comes with it too. */
  readonly reason: string | null
}

export async function attachmentBytes(tx: Tx, orgId: string, hash: string): Promise<Buffer | undefined> {
  const found = await tx.first(sql<{ bytes: Buffer }>`
    select bytes from attachment_content where org_id = ${orgId} and hash = ${hash}`)
  return found?.bytes
}

/** Whether there is such an entry by hand to attach to. */
export async function isManualEntry(tx: Tx, orgId: string, id: string): Promise<boolean> {
  return (
    (await tx.first(sql`select 1 as there from manual_entry where org_id = ${orgId} and id = ${id}`)) !==
    undefined
  )
}
