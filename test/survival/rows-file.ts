import { createWriteStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file of rows with what is to come of it. */
export interface RowsFile {
  readonly good: number
  /** In minor units. */
  readonly total: number
  /** By the line of a bad row: how it is refused. */
  readonly bad: ReadonlyMap<number, string>
}

interface Row {
  readonly order: string
  readonly date: string
  readonly customer: string
  readonly minor: number
}

const textOf = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
const lineOf = ({ order, date, customer, minor }: Row): string =>
  `${order},${date},${customer},"Customer ${customer}, Ltd.",${textOf(minor)}`

/** The ways in which a row is bad. The row before it is a good one. */
const WAYS: readonly { readonly code: string; readonly spoiled: (row: Row, before: Row) => string }[] = [
  { code: 'row_uneven', spoiled: (row) => `${lineOf(row)},what is this` },
  { code: 'text_after_quote', spoiled: (row) => lineOf(row).replace('Ltd."', 'Ltd."x') },
  { code: 'date_not_in_calendar', spoiled: (row) => lineOf({ ...row, date: '2026-02-30' }) },
  { code: 'not_a_decimal', spoiled: (row) => `${lineOf(row)}x` },
  { code: 'nothing_there', spoiled: (row) => lineOf({ ...row, customer: '' }) },
  { code: 'event_conflict', spoiled: (row, before) => lineOf({ ...before, minor: row.minor }) },
]

/** How a row becomes an event. */
const MAPPING = {
  source: 'export',
  mapping: {
    defaults: { currency: 'USD', zone: 'UTC' },
    event: 'order.priced',
    id: { text: '{$.order}:priced' },
    occurredAt: { path: '$.date', convert: { to: 'instant', format: 'YYYY-MM-DD' } },
    data: {
      currency: { value: 'USD' },
      customer: { id: { path: '$.customer' }, name: { path: '$.name' } },
      order: { id: { path: '$.order' } },
      quote: { amount: { path: '$.amount', convert: 'minor' } },
    },
  },
}

/** Writes `many` rows as CSV, every `badEvery`th of them bad, and the mapping that reads them. */
export async function writeRows(
  file: string,
  mappingFile: string,
  many: number,
  badEvery: number,
): Promise<RowsFile> {
  writeFileSync(mappingFile, JSON.stringify(MAPPING))
  const bad = new Map<number, string>()
  let [good, total] = [0, 0]
  function* lines(): Generator<string> {
    yield 'order,date,customer,name,amount\n'
    let before: Row | null = null
    for (let n = 0; n < many; n++) {
      const date = new Date(Date.UTC(2026, 0, 1 + (n % 59))).toISOString().slice(0, 10)
      const row: Row = {
        order: `O-${n}`,
        date,
        customer: `C-${n % 997}`,
        minor: 1_000 + ((n * 7919) % 90_000),
      }
      if (before && n % badEvery === badEvery - 1) {
        const { code, spoiled } = WAYS[bad.size % WAYS.length]!
        bad.set(n + 2, code)
        yield `${spoiled(row, before)}\n`
      } else {
        good += 1
        total += row.minor
        before = row
        yield `${lineOf(row)}\n`
      }
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
  return { good, total, bad }
}
