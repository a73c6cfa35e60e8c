import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusalLine } from '../failure.ts'
import { progressLine } from '../output/progress-line.ts'
import { onOneLine } from '../output/text.ts'
import type { Tally, Told } from './ingest.ts'
import type { EventRow } from './rows.ts'

/** Tells a person of what happens while rows are taken. */
export interface Teller extends Told {
  /** Ends the line of progress and the file of errors. */
  close(): Promise<void>
}

const shown = (count: number): string => count.toLocaleString('en-US')

/** Progress on a terminal; refused rows on standard error, or in a file when there is one for them. */
export async function teller(errorFile: string | undefined): Promise<Teller> {
  const errors = errorFile === undefined ? null : createWriteStream(errorFile, { mode: 0o600 })
  if (errors) await once(errors, 'open')
  const line = progressLine()
  const began = Date.now()
  return {
    async refused(row, refusal) {
      if (errors === null) {
        line?.clear()
        process.stderr.write(`line ${row.number}: ${onOneLine(refusalLine(refusal))}\n`)
      } else if (!errors.write(`${JSON.stringify(errorOf(row, refusal))}\n`)) await once(errors, 'drain')
    },
    settled: (tally) => line?.show(soFar(tally, Date.now() - began)),
    async close() {
      line?.clear()
      if (errors === null) return
      errors.end()
      await once(errors, 'close')
    },
  }
}

function errorOf(given: EventRow, { code, message, remedy, pointer, rule }: Refusal) {
  const { number } = given
  const row = given.row ?? ('event' in given ? given.event : null)
  return { line: number, code, rule, message, pointer: pointer ?? null, remedy: remedy ?? null, row }
}

/** How many, how fast, how many refused. */
function soFar({ read, refused }: Readonly<Tally>, ms: number): string {
  const rate = Math.round(read / Math.max(ms / 1000, 0.001))
  return `${shown(read)} events, ${shown(rate)} a second, ${shown(refused)} refused so far`
}

const events = (read: number): string => `${shown(read)} ${read === 1 ? 'event' : 'events'}`

/** What became of all rows, in one line. */
export const summary = ({ read, done, nothing, repeated, refused }: Tally): string =>
  `${events(read)}: ${shown(done)} carried out, ${shown(nothing)} with nothing to do, ` +
  `${shown(repeated)} told before, ${shown(refused)} refused.`

/** What would become of all rows, in one line. */
export const trialSummary = ({
  read,
  done,
  nothing,
  repeated,
  refused,
  documents,
}: Tally & { readonly documents: number }): string =>
  `${events(read)}: ${shown(done)} would be carried out and make ${shown(documents)} ${documents === 1 ? 'document' : 'documents'}, ` +
  `${shown(nothing)} with nothing to do, ${shown(repeated)} told before, ${shown(refused)} refused. Nothing was changed.`

/** What was found by looking at the form of all rows, in one line. */
export const formSummary = ({
  read,
  wellFormed,
  refused,
}: {
  readonly read: number
  readonly wellFormed: number
  readonly refused: number
}): string =>
  `${events(read)}: ${shown(wellFormed)} well formed, ${shown(refused)} refused. Nothing was sent.`
