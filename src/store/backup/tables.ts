import type pg from 'pg'
import { jobSchema } from '../engine/job-schema.ts'

/** A table whose rows are an installation's own. */
export interface Table {
  /** With its schema: billhook.invoice. */
  readonly name: string
  /** Quoted for SQL. */
  readonly sql: string
  readonly columns: readonly {
    readonly name: string
    readonly sql: string
    readonly type: string
    readonly identity: boolean
  }[]
  /** The columns of its key, quoted: the order of its rows. */
  readonly key: readonly string[]
}

/** Filled by migrations alone. */
const OF_THE_PROGRAM = ['billhook.billhook_migration', 'billhook.append_only', `${jobSchema}.migrations`]

/** Every table to keep, those that others refer to first. Generated columns are left out: they follow from the rest. */
export async function tablesToKeep(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { refersTo: string[] }>(
    `select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql,
       (select json_agg(json_build_object('name', a.attname, 'sql', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod),
                                          'identity', a.attidentity <> '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select json_agg(quote_ident(a.attname) order by array_position(k.conkey, a.attnum))
        from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p'), '[]') as key,
       coalesce((select json_agg(distinct fn.nspname || '.' || f.relname)
        from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as "refersTo"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('billhook', 'billhook_people', $1) and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`,
    [jobSchema],
  )
  const left = new Map(rows.map((row) => [row.name, row]))
  for (const name of OF_THE_PROGRAM) left.delete(name)
  const ordered: Table[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(({ refersTo }) => !refersTo.some((other) => left.has(other)))
    // Tables that refer to each other in a circle come as they are; their constraints must then be deferrable.
    for (const table of free.length > 0 ? free : [...left.values()]) {
      ordered.push(table)
      left.delete(table.name)
    }
  }
  return ordered
}
