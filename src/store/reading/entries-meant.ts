import { type RawBuilder, sql } from 'kysely'
import { all, when } from './conditions.ts'
import { isOfService, type Service } from './service.ts'

/** Which entries a report is narrowed to; every entry where nothing is named. */
export interface EntriesMeant {
  /** Only those about this customer. */
  readonly customerId?: string | undefined
  /** Only those that events of this system posted; what people did has no source. */
  readonly source?: string | undefined
  /** Only those about what was billed or sold of this kind of work. */
  readonly service?: Service | undefined
}

/** Whether an entry `e` is one of those that are meant. */
export const isMeant = (orgId: string, { customerId, source, service }: EntriesMeant): RawBuilder<unknown> =>
  all(
    when(customerId, (id) => sql`e.customer_id = ${id}`),
    when(
      source,
      (name) =>
        sql`exists (select from work_event w where w.org_id = e.org_id and w.id = e.event_id and w.source = ${name})`,
    ),
    when(service, (kind) => isOfService(orgId, kind)),
  )
