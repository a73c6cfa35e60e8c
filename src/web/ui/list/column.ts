import type { ReactNode } from 'react'

/** A column of a list. */
export interface ListColumn<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Its share of the width, beside the others'. */
  readonly share: number
  /** Amounts stand at the end of their column. */
  readonly end?: boolean
  /** What the server calls it where it sorts by it. */
  readonly sort?: string
  /** A card on a phone has no room for it. */
  readonly phoneHide?: boolean
  /** Shown only when it is chosen. */
  readonly extra?: boolean
}

/** What a list is narrowed and sorted by, as it stands in the address. */
export type ListSearch = { readonly [name: string]: string | undefined }

/** Of what stands in an address, what a list knows; numbers and truths are text there too. */
export function listSearch<Name extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const known: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = search[name]
    if (
      (typeof value === 'string' && value !== '') ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    )
      known[name] = String(value)
  }
  return known
}

/** What the server is asked: the address without what is about the page itself. */
export function askedOf<Search extends ListSearch>({ view: _, ...asked }: Search): Omit<Search, 'view'> {
  return asked
}
