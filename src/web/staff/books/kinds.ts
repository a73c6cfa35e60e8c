import { OWN_ENTRY_KINDS } from '../../../contract/entry-kind.ts'

/** The kinds of journal entries, as the server calls them, to choose from: each, then what undoes it. */
export const KINDS: readonly string[] = [
  ...OWN_ENTRY_KINDS,
  ...OWN_ENTRY_KINDS.map((kind) => `${kind}_reversal`),
]
