import type { Adding } from './sums.ts'

export type Business = 'fleet' | 'field-service' | 'charter' | 'home-services'
export const BUSINESSES: readonly Business[] = ['fleet', 'field-service', 'charter', 'home-services']

export type Kind = 'order' | 'service_order' | 'trip' | 'booking'
export type Reaction = 'offer' | 'draft' | 'create'

/** How a business bills: the first table of the rule book, as numbers and yes or no. */
export interface Policy {
  readonly reactions: Readonly<Record<Kind, Reaction>>
  readonly finalBy: 'mark_sent' | 'confirm' | 'publish' | 'create'
  readonly numberedAsDraft: boolean
  readonly owedAsDraft: boolean
  readonly shownWhenPublished: boolean
  readonly billable: readonly string[]
  readonly manyWorks: boolean
  readonly netDays: number
  readonly adding: Adding
  /** Whether what is kept for a customer settles what becomes final. */
  readonly usesCredit: boolean
  /** By currency, how far money may differ from what is open and settle it. */
  readonly tolerance: Readonly<Record<string, bigint>>
  /** Whether clients are offered instalments: two from 3.00 on, and three from the due day on, late or not. */
  readonly offers: boolean
  /** The revenue account of each kind of lines that does not earn on Revenue. */
  readonly accounts: Readonly<Record<string, string>>
}

const OFFERS = { order: 'offer', service_order: 'offer', trip: 'offer', booking: 'offer' } as const
const PLAIN = {
  owedAsDraft: false,
  shownWhenPublished: false,
  numberedAsDraft: true,
  manyWorks: false,
  usesCredit: false,
  tolerance: {},
  offers: false,
  accounts: {},
}
const taxed = (rate: bigint): Adding => ({ rate, taxByLine: false, taxIncluded: false })

export const POLICIES: Readonly<Record<Business, Policy>> = {
  fleet: {
    ...PLAIN,
    reactions: { ...OFFERS, order: 'draft' },
    finalBy: 'mark_sent',
    owedAsDraft: true,
    billable: ['priced', 'done', 'completed'],
    netDays: 30,
    adding: taxed(0n),
  },
  'field-service': {
    ...PLAIN,
    reactions: OFFERS,
    finalBy: 'confirm',
    numberedAsDraft: false,
    manyWorks: true,
    billable: ['done'],
    netDays: 30,
    adding: taxed(20_000n),
  },
  charter: {
    ...PLAIN,
    reactions: OFFERS,
    finalBy: 'publish',
    shownWhenPublished: true,
    billable: ['completed', 'done'],
    netDays: 14,
    adding: taxed(0n),
  },
  'home-services': {
    ...PLAIN,
    reactions: { ...OFFERS, booking: 'create' },
    finalBy: 'create',
    billable: ['completed', 'done'],
    netDays: 14,
    adding: taxed(8_250n),
  },
}
