import type { Refusal } from '../../kernel/refusal.ts'
import type { Table } from '../tables/table.ts'
import type { z } from '../z.ts'

/** A door as it is told: one method on one path, what it takes, what it answers, and how people read about it. */
export interface Door {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As OpenAPI writes it: /v1/invoices/{id}. */
  readonly path: `/${string}`
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly params?: z.ZodObject
  /** What is said of an id in the path that leads nowhere. */
  readonly missing?: Refusal
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Takes bytes of one of these media types in place of JSON; what they say they are is not believed. */
  readonly takes?: readonly string[]
  /** Bytes; 1 MiB where nothing is said. */
  readonly bodyLimit?: number
  /** What is said of a body beyond its limit, where there is more to say of it. */
  readonly tooLarge?: Refusal
  readonly answer: z.ZodType
  /** 200, or 201 where something is made (and 200 where it was there already). */
  readonly makes?: boolean
  /** Shown by `?dryRun=true`: what would be done, answered, written and posted, and nothing kept. */
  readonly dryRun?: boolean
  /** Acts once for each of its ids by itself; a kept answer need not be written together with the effect. */
  readonly actsOnce?: boolean
  /** Whether a write must say, by If-Match, which version of the document it is about; 'may' where it can. */
  readonly ifMatch?: 'must' | 'may'
  /** Answers with server-sent events, each of them an `answer`, until one side ends. */
  readonly streams?: boolean
  /** Answers text/csv, row by row as it is read; `answer` is its text. */
  readonly csv?: boolean
  /** The answer as rows: it may be asked for as CSV or as a spreadsheet, too, and then a paged one is given whole. */
  readonly table?: (answer: never) => Table
  /** Answers bytes of one of these media types; `answer` is how the API document tells of them. */
  readonly gives?: readonly string[]
  /** Reads as long as there is to read; others are stopped at their limit. */
  readonly unhurried?: boolean
  /** Needs no credential. */
  readonly open?: boolean
  /** Needs a client's session in the portal, and takes no other credential. */
  readonly portal?: boolean
  /** Statuses beyond those that every door of its sort may answer with. */
  readonly problems?: readonly number[]
}

/** A part of a door once it is checked; undefined where the door has no such part. */
export type Checked<D extends Door, Part extends 'params' | 'query' | 'body'> = D[Part] extends z.ZodType
  ? z.output<D[Part]>
  : undefined

/** A door's declaration, with its types kept as narrow as they are written; a table is one of what it answers. */
export const declareDoor = <const D extends Door>(
  door: D & { readonly table?: (answer: z.output<D['answer']>) => Table },
): D => door
