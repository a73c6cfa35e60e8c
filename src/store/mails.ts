import { type RawBuilder, sql } from 'kysely'
import { q } from './engine/query.ts'
import type { Tx } from './engine/transaction.ts'
import { all, containing, when } from './reading/conditions.ts'
import { midnight } from './reading/midnight.ts'
import { afterOf, type Page, type PageAsked, pageOf, PART } from './reading/page.ts'
import { byTime, isBehind, type TimeOrder } from './reading/sort-order.ts'
import { type Total, totalOf } from './reading/total.ts'

/**
 * How a mail stands: it waits to be handed over; the mail server took it; it is kept here because there is no mail
 * server; it was tried in vain and is tried again; it was given up and needs a person; it was withdrawn before it was
 * sent, for good.
 */
export type MailState = 'waiting' | 'sent' | 'kept' | 'failed' | 'given_up' | 'withdrawn'

/** A mail as it is listed. */
export interface MailRow {
  readonly id: string
  readonly kind: string
  readonly recipient: string
  readonly sender: string
  readonly reply_to: string | null
  readonly subject: string
  readonly is_secret: boolean
  readonly invoice_id: string | null
  readonly state: MailState
  readonly reason: string | null
  readonly attempts: number
  /** Instants. */
  readonly created_at: string
  readonly created_by: string
  readonly tried_at: string | null
  readonly sent_at: string | null
}

/** A mail with what it says, sealed; null once a secret one was sent. */
export interface WholeMailRow extends MailRow {
  readonly content: Buffer | null
}

const ROW = sql.raw(
  'id, kind, recipient, sender, reply_to, subject, is_secret, invoice_id, state, reason, attempts, created_at, created_by, tried_at, sent_at',
)

/** Keeps a mail that waits to be handed over. False when its act has one already. */
export async function keepMail(
  tx: Tx,
  orgId: string,
  mail: Pick<
    MailRow,
    | 'id'
    | 'kind'
    | 'recipient'
    | 'sender'
    | 'reply_to'
    | 'subject'
    | 'is_secret'
    | 'invoice_id'
    | 'created_at'
    | 'created_by'
  > & { readonly act: string; readonly client_id: string | null; readonly content: Buffer },
): Promise<boolean> {
  const kept = await tx.run(
    q
      .insertInto('mail')
      .values({ org_id: orgId, ...mail, state: 'waiting' })
      .onConflict((conflict) => conflict.columns(['org_id', 'act']).doNothing()),
  )
  return kept === 1
}

/** Which mails are meant; every filter narrows. Days are calendar dates of the organization, both included. */
export interface MailFilters {
  readonly state?: MailState | undefined
  readonly kind?: string | undefined
  readonly invoiceId?: string | undefined
  /** About a document of this customer, or to one of their clients of the portal. */
  readonly customerId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Part of the address or of the subject. */
  readonly q?: string | undefined
}

export interface MailsAsked extends MailFilters, PageAsked {
  readonly sort: TimeOrder
}

/** Mails in the order in which they were written, or the latest first. */
export async function listMails(tx: Tx, orgId: string, asked: MailsAsked): Promise<Page<MailRow>> {
  const id = sql`id`
  const after = afterOf(asked.cursor, [PART.id])
  const found = await tx.all(sql<MailRow>`
    select ${ROW} from mail
    where org_id = ${orgId} and ${narrowing(orgId, asked)}
      and ${all(when(after, ([last]) => isBehind(id, last!, asked.sort)))}
    order by ${byTime(id, asked.sort)} limit ${asked.limit + 1}`)
  return pageOf(found, asked.limit, (row) => [row.id])
}

/** How many mails are meant. */
export const totalOfMails = (tx: Tx, orgId: string, asked: MailFilters): Promise<Total> =>
  totalOf(tx, sql`mail where org_id = ${orgId} and ${narrowing(orgId, asked)}`)

function narrowing(orgId: string, asked: MailFilters): RawBuilder<unknown> {
  return all(
    when(asked.state, (state) => sql`state = ${state}`),
    when(asked.kind, (kind) => sql`kind = ${kind}`),
    when(asked.invoiceId, (id) => sql`invoice_id = ${id}`),
    when(
      asked.customerId,
      (customer) => sql`(
        invoice_id = any (array(select i.id from invoice i where i.org_id = ${orgId} and i.customer_id = ${customer}))
        or client_id = any (array(select c.id from portal_client c where c.org_id = ${orgId} and c.customer_id = ${customer})))`,
    ),
    when(asked.from, (day) => sql`created_at >= ${midnight(orgId, day)}`),
    when(asked.to, (day) => sql`created_at < ${midnight(orgId, day, 1)}`),
    when(asked.q, (text) => sql`(recipient ilike ${containing(text)} or subject ilike ${containing(text)})`),
  )
}

export function mailById(tx: Tx, orgId: string, id: string): Promise<WholeMailRow | undefined> {
  return tx.first(sql<WholeMailRow>`select ${ROW}, content from mail where org_id = ${orgId} and id = ${id}`)
}

/** Counts another attempt at a mail that is still to be handed over. Undefined when it is not, or is gone. */
export function beginHandingOver(
  tx: Tx,
  orgId: string,
  id: string,
  at: string,
): Promise<WholeMailRow | undefined> {
  return tx.first(sql<WholeMailRow>`
    update mail set attempts = attempts + 1, tried_at = ${at}
    where org_id = ${orgId} and id = ${id} and state in ('waiting', 'failed')
    returning ${ROW}, content`)
}

/**
 * Records what came of an attempt. What lets in whoever has it is forgotten once it was sent. False when the mail was
 * withdrawn meanwhile and stays so; one that the server took all the same was sent.
 */
export async function recordHandingOver(
  tx: Tx,
  orgId: string,
  id: string,
  became: { readonly state: MailState; readonly reason: string | null; readonly sentAt: string | null },
): Promise<boolean> {
  const recorded = await tx.run(sql`
    update mail set state = ${became.state}, reason = ${became.reason}, sent_at = ${became.sentAt},
      content = case when is_secret and ${became.state} = 'sent' then null else content end
    where org_id = ${orgId} and id = ${id}
      and (state in ('waiting', 'failed') or (state = 'withdrawn' and ${became.state} = 'sent'))`)
  return recorded === 1
}

/**
 * Withdraws what an address was to be sent and the mail server has not taken: all of one client of the portal, or what
 * was asked for by acts whose names begin so. What lets in whoever has it is forgotten.
 */
export async function withdrawMails(
  tx: Tx,
  orgId: string,
  recipient: string,
  which: { readonly clientId: string } | { readonly act: string },
  reason: string,
): Promise<void> {
  const these = 'act' in which ? sql`starts_with(act, ${which.act})` : sql`client_id = ${which.clientId}`
  await tx.run(sql`
    update mail set state = 'withdrawn', reason = ${reason}, content = case when is_secret then null else content end
    where org_id = ${orgId} and recipient = ${recipient} and state not in ('sent', 'withdrawn') and ${these}`)
}

/** Lets a mail that was not sent wait anew, its attempts counted from the beginning. False when it cannot be. */
export async function waitAnew(tx: Tx, orgId: string, id: string): Promise<boolean> {
  const waits = await tx.run(sql`
    update mail set state = 'waiting', reason = null, attempts = 0
    where org_id = ${orgId} and id = ${id} and state in ('kept', 'failed', 'given_up')`)
  return waits === 1
}
