/**
 * A backup is lines of JSON, compressed as one gzip:
 *
 *   {"billhook":"backup","format":1,…}                         what it is of
 *   {"table":"billhook.organization","columns":["org_id",…]}   then its rows, a line each
 *   ["0199…","swift",…]                                        every value as PostgreSQL writes it, or null
 *   {"end":true,"rows":{"billhook.organization":1,…},"sha256":"…"}
 *
 * The digest is of everything before the last line, uncompressed.
 */
export interface BackupHead {
  readonly billhook: 'backup'
  readonly format: 1
  readonly madeAt: string
  /** The migrations that the database had, by which it is known what its rows mean. */
  readonly migrations: readonly {
    readonly version: number
    readonly name: string
    readonly checksum: string
  }[]
  /** Tells whether the installation's key at hand is the one that sealed the secrets; it cannot be derived from this. */
  readonly keyDigest: string | null
  /** The installation's key itself, when it was asked for. */
  readonly key: string | null
}

export interface BackupTable {
  readonly table: string
  readonly columns: readonly string[]
}

export interface BackupEnd {
  readonly end: true
  readonly rows: Readonly<Record<string, number>>
  readonly sha256: string
}

export const FORMAT = 1

/** A backup cannot be restored. Its message is a sentence for people; nothing was changed. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable'
}
