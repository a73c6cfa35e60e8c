import { sql } from 'kysely'
import { check, type Check } from './check.ts'

/** What must hold of attachments. What was recorded of them, and that none is gone, the chain proves. */
export const ATTACHMENT_CHECKS: readonly Check[] = [
  check(
    'attachments',
    null,
    'Every attachment is the file it was kept as, and stands on an entry by hand.',
    (org) => sql`
    select format('attachment "%s" of the entry by hand %s %s', a.name, a.manual_id,
      case when m.id is null then 'stands on no such entry'
        when c.hash is null then 'is gone: there are no bytes of its hash ' || a.hash
        when c.size <> a.size then format('has %s bytes, recorded are %s', c.size, a.size)
        else 'is not what its hash ' || a.hash || ' says' end) as offender
    from attachment a
    left join manual_entry m on m.org_id = a.org_id and m.id = a.manual_id
    left join (
      select hash, length(bytes) as size, encode(sha256(bytes), 'hex') as now from attachment_content
      where org_id = ${org}) c on c.hash = a.hash
    where a.org_id = ${org} and (m.id is null or c.now is distinct from a.hash or c.size <> a.size)
    order by a.id limit 1`,
  ),
]
