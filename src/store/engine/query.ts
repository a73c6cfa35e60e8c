import { createHash } from 'node:crypto'
import {
  createQueryId,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  RawNode,
} from 'kysely'
import type { CompiledQuery, QueryExecutorProvider } from 'kysely'
import type { DB } from './schema.ts'

/**
 * Builds queries and never runs one: it has no connection. A query is run by handing it to a `Tx`.
 * `q.selectFrom('invoice').select('id').where('org_id', '=', org)`
 */
export const q: Kysely<DB> = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

/** A query of `q`, or SQL written in Kysely's `sql` tag: sql<{ total: bigint }>`select …`. */
export interface Query<Row> {
  compile(provider: QueryExecutorProvider): CompiledQuery<Row>
}

/** A query whose text is at hand: building one of many columns out of pieces each time costs more than running it. */
export function plainQuery<Row>(text: string, parameters: readonly unknown[]): Query<Row> {
  return {
    compile: () => ({ sql: text, parameters, query: RawNode.createWithSql(text), queryId: NO_ID }),
  }
}
const NO_ID = createQueryId()

// A connection keeps every named statement until it closes, so texts made of varying pieces must not be named without
// end. Ours are some hundreds; what comes after the first thousands is run unnamed.
const mostNames = 3000
const names = new Map<string, string>()

/** A stable name for a prepared statement, the same in every process for the same text; undefined once there are too many. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= mostNames) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}
