import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isEncoding } from '../../adapters/csv/text-of.ts'
import { checkMapping } from '../../domain/mapping/check-mapping.ts'
import type { Mapping } from '../../domain/mapping/mapping.ts'
import { ExternalId } from '../../contract/text.ts'
import { BadUsage } from '../failure.ts'

const Csv = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|']).default(','),
  encoding: z
    .string()
    .refine(isEncoding, 'This encoding is not known; use one such as utf-8 or windows-1252.')
    .default('utf-8'),
  /** The names of the columns, where the file does not begin with them. */
  columns: z.array(z.string().min(1)).min(1).optional(),
  /** Columns whose values rows of one event share; such rows stand one after another. */
  groupBy: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
})

const Document = z.strictObject({
  source: ExternalId,
  csv: Csv.prefault({}),
  mapping: z.unknown(),
})

/** How the rows of a CSV file become work events: how it is written, whose events they are, and their mapping. */
export interface CsvMapping {
  readonly source: string
  readonly csv: z.output<typeof Csv>
  readonly mapping: Mapping
}

/** Reads a mapping file: `{ "source", "csv", "mapping" }`. Throws `BadUsage` with everything that is wrong with it. */
export function readCsvMapping(file: string): CsvMapping {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (err) {
    throw new BadUsage(
      `The mapping in ${file} cannot be read: ${err instanceof Error ? err.message : String(err)}`,
    )
  }
  const document = Document.safeParse(json)
  if (!document.success) {
    const lines = document.error.issues.map(
      ({ path, message }) => `  ${path.map((part) => `/${String(part)}`).join('')}: ${message}`,
    )
    throw new BadUsage(`The mapping in ${file} cannot be used:\n${lines.join('\n')}`)
  }
  const { source, csv } = document.data
  const checked = checkMapping(document.data.mapping)
  if ('mapping' in checked) return { source, csv, mapping: checked.mapping }
  const lines = checked.faults.map(({ pointer, detail, remedy }) =>
    `  /mapping${pointer}: ${detail} ${remedy ?? ''}`.trimEnd(),
  )
  throw new BadUsage(`The mapping in ${file} cannot be used:\n${lines.join('\n')}`)
}
