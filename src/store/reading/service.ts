import { type RawBuilder, sql } from 'kysely'
import type { WorkKind } from '../../domain/work/work.ts'

/** A kind of work; `none` is what belongs to no single one. */
export type Service = WorkKind | 'none'

/**
 * The kind of the work that `invoice i` bills, as its lines stand; null where they bill no work, or work of several kinds.
 * Of those an open amount has no part that is one kind's: money settles the whole.
 */
const KIND = sql`(
  select case when min(w.kind) = max(w.kind) then min(w.kind) end
  from invoice_line l join work w on w.org_id = l.org_id and w.id = l.work_id
  where l.org_id = i.org_id and l.invoice_id = i.id and l.revision = i.revision)`

/** Where there is no work of the kind at all, which is asked once, no document is looked at. */
const is = (orgId: string, kind: RawBuilder<unknown>, service: Service): RawBuilder<unknown> =>
  service === 'none'
    ? sql`${kind} is null`
    : sql`exists (select from work any_work where any_work.org_id = ${orgId} and any_work.kind = ${service}) and ${kind} = ${service}`

/** Whether `invoice i` bills work of this kind and of no other. */
export const bills = (orgId: string, service: Service): RawBuilder<unknown> => is(orgId, KIND, service)

/**
 * Whether an entry `e` is about a document that bills work of this kind, or about a sale. A payment, what is given back
 * and credit that is used are about no kind: they are a customer's, whatever they settle.
 */
export const isOfService = (orgId: string, service: Service): RawBuilder<unknown> =>
  is(
    orgId,
    sql`(case e.document_type
      when 'invoice' then (select ${KIND} from invoice i where i.org_id = e.org_id and i.id = e.document_id)
      when 'work' then (select w.kind from work w where w.org_id = e.org_id and w.id = e.document_id) end)`,
    service,
  )
