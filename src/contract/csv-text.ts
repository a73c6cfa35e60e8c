import { z } from './z.ts'

/** A list as CSV (RFC 4180) in UTF-8, its first line the names of the columns. */
export const CsvText = z.string().openapi({ example: 'number,customer\nINV-2026-00001,Harbor Goods\n' })
