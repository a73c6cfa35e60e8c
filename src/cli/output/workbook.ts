import { pipeline } from 'node:stream/promises'
import { sheetOf } from '../../contract/tables/sheet.ts'
import type { Table } from '../../contract/tables/table.ts'
import { BadUsage } from '../failure.ts'
import type { Format } from './show.ts'
import { wholeFile } from './whole-file.ts'

/** Writes a table as a spreadsheet (.xlsx). Refused where it is not said into which file. */
export async function writeWorkbook({ output }: Format, table: Table): Promise<void> {
  if (output === undefined) throw new BadUsage('A spreadsheet needs --output <file>.')
  const { data, options } = sheetOf(table)
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const bytes = await writeExcelFile(data, options).toBuffer()
  await wholeFile(output, (to, signal) => pipeline([bytes], to, { signal }))
}
