import { type CsvFault, type CsvRow, csvRows, LONGEST_ROW } from '../../adapters/csv/rows.ts'
import { NotInEncoding, textOf } from '../../adapters/csv/text-of.ts'
import { MOST_LINES } from '../../contract/events/envelope.ts'
import { mapEvent } from '../../domain/mapping/map-event.ts'
import { refusalOf } from '../../domain/mapping/refusal-of.ts'
import { checkWorkEvent } from '../../http/check-work-event.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import type { CsvMapping } from './csv-document.ts'
import type { EventRow } from './rows.ts'

type Row = Readonly<Record<string, string>>

/** A row by the names of its columns, or why it cannot be read. */
type Named = { readonly number: number; readonly row: Row | Refusal }

/**
 * The events of a CSV file, with the lines they begin on; one row, or one group of rows, is held at a time. A file whose
 * head or bytes cannot be read ends with a refusal.
 */
export async function* eventsOfCsv(
  file: string,
  { source, csv, mapping }: CsvMapping,
): AsyncGenerator<EventRow> {
  const groupBy = [csv.groupBy ?? []].flat()
  const rows = namedRows(csvRows(textOf(file, csv.encoding), csv.delimiter), csv, groupBy)
  const payloads = groupBy.length === 0 ? ungrouped(rows) : grouped(rows, groupBy)
  let number = 1
  try {
    for await (const read of payloads) {
      number = read.number
      const { payload } = read
      if (isRefusal(payload)) {
        yield { number, refusal: payload }
        continue
      }
      const mapped = mapEvent(mapping, payload, { source, id: null, occurredAt: null }, checkWorkEvent)
      const about = { number, row: payload }
      if ('nothing' in mapped) yield { ...about, nothing: mapped.nothing }
      else if ('event' in mapped) yield { ...about, event: mapped.event }
      else yield { ...about, refusal: refusalOf(mapped.problems) }
    }
  } catch (err) {
    if (!(err instanceof NotInEncoding)) throw err
    const remedy = 'Say how the file is written with "csv": {"encoding": "windows-1252"} in the mapping.'
    yield {
      number: number + 1,
      refusal: refuse('not_in_encoding', null, `From here on or a little later: ${err.message}`, { remedy }),
    }
  }
}

/** Rows by the names of their columns: those of the first row, unless they are given. */
async function* namedRows(
  rows: AsyncIterable<CsvRow>,
  { columns, delimiter }: CsvMapping['csv'],
  groupBy: readonly string[],
): AsyncGenerator<Named> {
  let names: readonly string[] | null = null
  if (columns !== undefined) {
    const unusable = headFault(columns, delimiter, groupBy)
    if (unusable) return yield { number: 1, row: unusable }
    names = columns
  }
  for await (const read of rows) {
    const { number } = read
    if (names === null) {
      const head = 'fault' in read ? faultOf(read.fault) : withoutTail(read.fields.map((name) => name.trim()))
      const unusable = isRefusal(head) ? head : headFault(head, delimiter, groupBy)
      if (unusable) return yield { number, row: unusable }
      names = head as readonly string[]
    } else yield { number, row: 'fault' in read ? faultOf(read.fault) : named(read.fields, names) }
  }
}

function headFault(names: readonly string[], delimiter: string, groupBy: readonly string[]): Refusal | null {
  const say = (message: string, remedy: string): Refusal =>
    refuse('columns_unusable', null, message, { remedy })
  const [only = ''] = names
  const other = [';', ',', '\t', '|'].find((mark) => mark !== delimiter && only.includes(mark))
  if (names.length === 1 && other !== undefined)
    return say(
      'There is only one column.',
      `Its name holds ${JSON.stringify(other)}: if that is between the columns, say "csv": {"delimiter": ${JSON.stringify(other)}}.`,
    )
  if (names.includes(''))
    return say('A column has no name.', 'Name it, or give the names with "csv": {"columns": […]}.')
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return say(`Two columns are called "${twice}".`, 'Rename one of them.')
  const strange = groupBy.find((name) => !names.includes(name))
  if (strange !== undefined)
    return say(`There is no column "${strange}" to group by.`, `There are ${names.join(', ').slice(0, 500)}.`)
  if (groupBy.length > 0 && names.includes('rows'))
    return say('A column is called "rows", as the rows of a group are.', 'Rename it.')
  return null
}

/** Fields by name. Further fields must be empty: a delimiter at the end of a line is common, and says nothing. */
function named(fields: readonly string[], names: readonly string[]): Row | Refusal {
  const given = fields.length > names.length ? withoutTail(fields, names.length) : fields
  if (given.length === names.length) return Object.fromEntries(names.map((name, at) => [name, given[at]!]))
  return refuse(
    'row_uneven',
    null,
    `This row has ${given.length} ${given.length === 1 ? 'field' : 'fields'}, and there are ${names.length} columns.`,
    {
      remedy: 'Put quotes around fields with a delimiter or a line end in them.',
    },
  )
}

/** Without the empty fields at its end, down to some length. */
function withoutTail(fields: readonly string[], least = 0): readonly string[] {
  const last = fields.findLastIndex((field) => field.trim() !== '')
  return fields.slice(0, Math.max(last + 1, least))
}

const FAULTS: Readonly<Record<CsvFault, string>> = {
  quote_not_closed: 'A quote on this line is never closed.',
  text_after_quote: 'A quoted field on this line is followed by more text.',
  row_too_long: `This row has more than ${LONGEST_ROW.toLocaleString('en-US')} characters.`,
}

const faultOf = (fault: CsvFault): Refusal =>
  refuse(fault, null, FAULTS[fault], { remedy: 'Inside quotes, write a quote twice: "5"" pipe".' })

type Payload = { readonly number: number; readonly payload: object | Refusal }

async function* ungrouped(rows: AsyncIterable<Named>): AsyncGenerator<Payload> {
  for await (const { number, row } of rows) yield { number, payload: row }
}

interface Group {
  readonly number: number
  readonly key: string
  readonly rows: Row[]
  /** The line beside its rows that cannot be read: it may belong to them. */
  broken: number | null
}

/** Rows with the same key, one after another, as the first of them with all of them as its `rows`. */
async function* grouped(rows: AsyncIterable<Named>, groupBy: readonly string[]): AsyncGenerator<Payload> {
  let group = null as Group | null
  let broken: number | null = null
  for await (const { number, row } of rows) {
    if (isRefusal(row)) {
      yield { number, payload: row }
      broken = number
      if (group) group.broken ??= number
      continue
    }
    const key = JSON.stringify(groupBy.map((name) => row[name]))
    if (group?.key !== key) {
      if (group) yield closed(group)
      group = { number, key, rows: [], broken }
    }
    broken = null
    if (group.rows.length <= MOST_LINES) group.rows.push(row)
  }
  if (group) yield closed(group)
}

/** A group is billed whole or not at all. */
function closed({ number, rows, broken }: Group): Payload {
  if (broken !== null) {
    const message = `Line ${broken}, beside the rows of this, cannot be read and may belong to them.`
    return {
      number,
      payload: refuse('group_incomplete', null, message, {
        remedy: 'Mend that line and take the file again.',
      }),
    }
  }
  if (rows.length > MOST_LINES)
    return {
      number,
      payload: refuse(
        'group_too_large',
        null,
        `More than ${MOST_LINES.toLocaleString('en-US')} rows belong together here.`,
      ),
    }
  return { number, payload: { ...rows[0], rows } }
}
