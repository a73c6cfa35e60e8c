import type { Account, JournalEntry } from '../../contract/journal.ts'

/** Whose journal is written down, with its whole chart. */
export interface Kept {
  readonly name: string
  readonly accounts: readonly Account[]
}

/**
 * Writes a journal down as a program for plain-text accounting reads it, the oldest day first: what stands before the
 * entries, and then each entry with the declarations it is the first to need. Whole lines.
 */
export interface JournalWriter {
  readonly head: string
  entry(entry: JournalEntry): string
}

/** Text of others on one line, parted by single spaces: two of them end a name, and a line end begins something else. */
export const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Z}]+/gu, ' ').trim()
