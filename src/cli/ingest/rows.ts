import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { type From, linesOf, LONGEST_LINE } from './lines.ts'

/**
 * A row of an input, counted as a person counts it: the event it holds, why it cannot be read, or why there is
 * nothing to tell. Every format that is read
 * becomes these. Whether the event can be accepted is for the API to say.
 */
export type EventRow = {
  readonly number: number
  /** The row as it stood, for the file of errors; the event where nothing is said. */
  readonly row?: unknown
  /** Where to go on after this row; left out by inputs that cannot be resumed. */
  readonly reached?: From
} & ({ readonly event: unknown } | { readonly refusal: Refusal } | { readonly nothing: string })

/** The events of a file with one JSON event on each line. */
export async function* eventsOfNdjson(file: string, from?: From): AsyncGenerator<EventRow> {
  for await (const { number, end, text, utf8 } of linesOf(file, from)) {
    const about = { number, reached: { bytes: end, line: number } }
    if (text === null) yield { ...about, refusal: TOO_LONG }
    else if (!utf8) yield { ...about, row: text, refusal: NOT_UTF8 }
    else yield { ...about, ...parsed(text) }
  }
}

function parsed(text: string): { event: unknown } | { row: string; refusal: Refusal } {
  try {
    return { event: JSON.parse(text) as unknown }
  } catch (err) {
    const why = err instanceof Error ? err.message : ''
    return {
      row: text,
      refusal: refuse('invalid_json', null, `This line is not JSON: ${why}.`, {
        remedy: 'Write one event as one JSON object on one line.',
      }),
    }
  }
}

const NOT_UTF8 = refuse('not_utf8', null, 'This line is not UTF-8 text.', {
  remedy: 'Write the file in UTF-8.',
})
const TOO_LONG = refuse(
  'line_too_long',
  null,
  `This line is longer than ${LONGEST_LINE / 1024 / 1024} MiB; no event is.`,
  { remedy: 'Write one event on each line.' },
)
