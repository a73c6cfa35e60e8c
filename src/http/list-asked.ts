/** How much of a list is asked for, and whether it is to be counted. */
export interface ListAsked {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count?: 'true' | 'false' | undefined
}

export const truthOf = (said: 'true' | 'false' | undefined): boolean | undefined =>
  said === undefined ? undefined : said === 'true'

export const amountOf = (minor: number | undefined): bigint | undefined =>
  minor === undefined ? undefined : BigInt(minor)

/** What a list is sorted by, out of `-amount`: a minus in front means the greatest first. */
export const sortOf = <By extends string>(said: By | `-${By}`): { by: By; descending: boolean } =>
  said.startsWith('-') ? { by: said.slice(1) as By, descending: true } : { by: said as By, descending: false }
