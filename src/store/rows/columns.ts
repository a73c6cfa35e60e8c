import { sql, type RawBuilder } from 'kysely'

/** Columns of a table under their domain names: `columns('i', ['customerId'])` is `i.customer_id as "customerId"`. */
export function columns(table: string, names: readonly string[]): RawBuilder<unknown> {
  return sql.raw(names.map((name) => `${table}.${columnOf(name)} as "${name}"`).join(', '))
}

const columnOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
