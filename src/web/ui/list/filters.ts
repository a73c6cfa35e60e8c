/** What a list may be narrowed by, besides its words and its search. */
export type ListFilter =
  | {
      readonly kind: 'choice'
      readonly key: string
      readonly label: string
      readonly choices: readonly { readonly value: string; readonly label: string }[]
    }
  | { readonly kind: 'text'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'days' | 'amounts'
      /** The names of its two ends in the address. */
      readonly from: string
      readonly to: string
      readonly label: string
    }
  | { readonly kind: 'customer'; readonly key: string; readonly label: string }

/** The names a filter has in the address. */
export const namesOf = (filter: ListFilter): readonly string[] =>
  'from' in filter ? [filter.from, filter.to] : [filter.key]
