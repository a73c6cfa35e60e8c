/** A row with the line it begins on, counted from 1: its fields, or why it cannot be read. */
export type CsvRow =
  | { readonly number: number; readonly fields: readonly string[] }
  | { readonly number: number; readonly fault: CsvFault }

export type CsvFault = 'quote_not_closed' | 'text_after_quote' | 'row_too_long'

/** A row may have so many characters, line ends in quotes included. It is all that is held at a time. */
export const LONGEST_ROW = 1_000_000

/**
 * The rows of a CSV text that comes in pieces (RFC 4180): quotes around fields, doubled inside, and then line ends and
 * delimiters are part of the field. Lines end with CRLF, LF or CR. A quote within an unquoted field is itself, as in
 * 5" pipe. Rows without any text are left out.
 *
 * A row that cannot be read costs its first line and no more: reading goes on with the next line. (Libraries were tried:
 * one stray quote took all rows after it along.)
 */
export async function* csvRows(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  const reader = new RowReader(delimiter)
  for await (const piece of pieces) yield* reader.take(piece, false)
  yield* reader.take('', true)
}

/** Cuts text into rows as it comes. */
class RowReader {
  readonly #delimiter: string
  /** What was taken and is no whole row yet. */
  #rest = ''
  #number = 1
  /** Whether the line at the beginning of `#rest` was given up on. */
  #isSkipping = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  *take(piece: string, isLast: boolean): Generator<CsvRow> {
    this.#rest += piece
    let from = 0
    while (from < this.#rest.length) {
      if (this.#isSkipping) {
        const end = lineEnd(this.#rest, from, isLast)
        from = this.#goOn(from, end ?? this.#rest.length)
        this.#isSkipping = end === null
        continue
      }
      const isTooLong = this.#rest.length - from > LONGEST_ROW
      const row = readRow(this.#rest, from, this.#delimiter, isLast || isTooLong)
      if (row === 'more') break
      if ('fault' in row || row.fields.some((field) => field.trim() !== '')) {
        const number = this.#number
        yield 'fields' in row ? { number, fields: row.fields } : { number, fault: row.fault }
      }
      // A row that was given up on before its line ended.
      this.#isSkipping = !isLast && row.end === this.#rest.length && !/[\r\n]$/.test(this.#rest)
      from = this.#goOn(from, row.end)
    }
    this.#rest = this.#rest.slice(from)
  }

  #goOn(from: number, to: number): number {
    this.#number += this.#rest.slice(from, to).match(LINE_END)?.length ?? 0
    return to
  }
}

type Read =
  | { readonly fields: readonly string[]; readonly end: number }
  | { readonly fault: CsvFault; readonly end: number }

/** The row that begins at `from`; 'more' when its end is not there yet. */
function readRow(text: string, from: number, delimiter: string, isLast: boolean): Read | 'more' {
  const fields: string[] = []
  const fault = (why: CsvFault): Read | 'more' => {
    const end = lineEnd(text, from, isLast)
    return end === null ? 'more' : { fault: why, end }
  }
  let at = from
  for (;;) {
    let field: string
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close === null) {
        if (!isLast) return 'more'
        return fault(text.length - from > LONGEST_ROW ? 'row_too_long' : 'quote_not_closed')
      }
      if (close + 1 === text.length && !isLast) return 'more'
      field = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
      const isEnd = at === text.length || text[at] === delimiter || text[at] === '\r' || text[at] === '\n'
      if (!isEnd) return fault('text_after_quote')
    } else {
      const start = at
      while (at < text.length && text[at] !== delimiter && text[at] !== '\r' && text[at] !== '\n') at += 1
      field = text.slice(start, at)
    }
    fields.push(field)
    if (at - from > LONGEST_ROW) return fault('row_too_long')
    if (text[at] === delimiter) at += 1
    else {
      const end = lineEnd(text, at, isLast)
      return end === null ? 'more' : { fields, end }
    }
  }
}

/** Where the quote stands that is not one of two. */
function closingQuote(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return null
}

/** Where the next line begins; null when that is not known yet. */
function lineEnd(text: string, from: number, isLast: boolean): number | null {
  LINE_END.lastIndex = from
  const match = LINE_END.exec(text)
  if (!match) return isLast ? text.length : null
  // A CR at the end may be half of a CRLF.
  return LINE_END.lastIndex === text.length && match[0] === '\r' && !isLast ? null : LINE_END.lastIndex
}

const LINE_END = /\r\n|\r|\n/g
