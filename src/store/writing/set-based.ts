import { BinaryArray } from '../engine/binary-arrays.ts'
import { plainQuery } from '../engine/query.ts'
import type { Tx } from '../engine/transaction.ts'

/** A column of a table, the type it has there, and where a row's value comes from. */
export interface Column<Row> {
  readonly name: string
  readonly type: string
  readonly value: (row: Row) => unknown
}

/** A column in few words: `column('due_on', 'date', (invoice: Invoice) => invoice.dueOn)`. */
export function column<Row>(name: string, type: string, value: (row: Row) => unknown): Column<Row> {
  return { name, type, value }
}

/**
 * A table that rows are put into: any number with one statement, one array for each column, side by side through
 * `unnest`. Its text does not depend on how many rows there are, so it is prepared once. `otherwise` is what stands
 * behind the rows: an `on conflict` clause.
 */
export class Table<Row> {
  readonly #name: string
  readonly #columns: readonly Column<Row>[]
  readonly #otherwise: string
  readonly #texts = new Map<number, string>()

  constructor(name: string, columns: readonly Column<Row>[], otherwise = '') {
    this.#name = name
    this.#columns = columns
    this.#otherwise = otherwise
  }

  /** The statement, its arrays being the parameters from `first` on; the organization is $1. */
  insertion(first: number): string {
    const known = this.#texts.get(first)
    if (known !== undefined) return known
    const names = this.#columns.map(({ name }) => name).join(', ')
    const text = `insert into ${this.#name} (org_id, ${names}) select $1::uuid, new.* from unnest(${placesOf(this.#columns, first)}) as new ${this.#otherwise}`
    this.#texts.set(first, text)
    return text
  }

  arraysOf(rows: readonly Row[]): BinaryArray[] {
    return arraysOf(this.#columns, rows)
  }
}

interface Insertion {
  readonly text: (first: number) => string
  readonly arrays: readonly BinaryArray[]
}

/**
 * What a transaction writes into an organization's tables, in its order. Insertions that follow one another go as one
 * statement: for a single event ten statements cost more than what they write (measured: half of the program's time,
 * and a third of the server's).
 */
export class Writes {
  readonly #tx: Tx
  readonly #orgId: string
  #waiting: Insertion[] = []
  #sent: Promise<unknown>[] = []

  constructor(tx: Tx, orgId: string) {
    this.#tx = tx
    this.#orgId = orgId
  }

  insert<Row>(table: Table<Row>, rows: readonly Row[]): void {
    if (rows.length === 0) return
    this.#waiting.push({ text: (first) => table.insertion(first), arrays: table.arraysOf(rows) })
  }

  /**
   * Changes any number of rows with one statement: `keys` find them, `columns` are written; `and` narrows further, with
   * the new values as `new`. `check` is told how many were found.
   */
  update<Row>(
    table: string,
    keys: readonly Column<Row>[],
    columns: readonly Column<Row>[],
    rows: readonly Row[],
    { and = '', check = () => {} }: { readonly and?: string; readonly check?: (found: number) => void } = {},
  ): void {
    if (rows.length === 0) return
    this.#sendInsertions()
    const all = [...keys, ...columns]
    const written = columns.map(({ name }) => `${name} = new.${name}`).join(', ')
    const found = keys.map(({ name }) => `old.${name} = new.${name}`).join(' and ')
    const text = `update ${table} as old set ${written} from unnest(${placesOf(all, 2)}) as new (${all.map(({ name }) => name).join(', ')})
       where old.org_id = $1::uuid and ${found} ${and}`
    this.#sent.push(this.#tx.run(plainQuery(text, [this.#orgId, ...arraysOf(all, rows)])).then(check))
  }

  /** Runs a statement once for any number of rows: the organization is $1, the arrays of `columns` are $2 and on. */
  run<Row>(text: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
    if (rows.length === 0) return
    this.#sendInsertions()
    this.#sent.push(this.#tx.run(plainQuery(text, [this.#orgId, ...arraysOf(columns, rows)])))
  }

  /** Sends what has not been sent; each promise is one statement's. */
  send(): readonly Promise<unknown>[] {
    this.#sendInsertions()
    const sent = this.#sent
    this.#sent = []
    return sent
  }

  #sendInsertions(): void {
    if (this.#waiting.length === 0) return
    const texts: string[] = []
    const parameters: unknown[] = [this.#orgId]
    for (const { text, arrays } of this.#waiting) {
      texts.push(text(parameters.length + 1))
      parameters.push(...arrays)
    }
    this.#waiting = []
    this.#sent.push(this.#tx.run(plainQuery(together(texts), parameters)))
  }
}

/** One statement of several: all but the last stand before it, each under a name nobody reads. */
function together(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0]!
  const before = texts.slice(0, -1).map((text, at) => `w${at} as (${text})`)
  return `with ${before.join(', ')} ${texts.at(-1)}`
}

/** The parameters of the arrays: $2::uuid[], $3::text[] … */
const placesOf = <Row>(columns: readonly Column<Row>[], first: number): string =>
  columns.map(({ type }, at) => `$${at + first}::${type}[]`).join(', ')

const arraysOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): BinaryArray[] =>
  columns.map(({ type, value }) => new BinaryArray(type, rows.map(value)))
