import type { ReactNode } from 'react'

/** What a list may be narrowed by, besides its words and its search. */
export type ListFilter =
  | {
      readonly kind: 'choice'
      readonly key: string
      readonly label: string
      readonly choices: readonly { readonly value: string; readonly label: string }[]
    }
  | {
      readonly kind: 'text'
      readonly key: string
      readonly label: string
      /** What may be written there. */
      readonly hint?: string
    }
  | {
      readonly kind: 'days' | 'amounts'
      /** The names of its two ends in the address. */
      readonly from: string
      readonly to: string
      readonly label: string
    }
  | { readonly kind: 'customer'; readonly key: string; readonly label: string }
  | {
      /** Drawn by the page itself; without a field it comes by a link alone. */
      readonly kind: 'own'
      readonly key: string
      readonly label: string
      readonly textOf?: (value: string) => string
      readonly field?: (value: string | undefined, change: (value: string | undefined) => void) => ReactNode
    }

/** The names a filter has in the address. */
export const namesOf = (filter: ListFilter): readonly string[] =>
  'from' in filter ? [filter.from, filter.to] : [filter.key]
