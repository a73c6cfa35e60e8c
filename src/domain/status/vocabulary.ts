import type { Position } from './position.ts'
import { charter, charterClient } from './words-charter.ts'
import { fieldService } from './words-field-service.ts'
import { fleet } from './words-fleet.ts'
import { homeServices } from './words-home-services.ts'

export type VocabularyCode = 'fleet' | 'field_service' | 'charter' | 'charter_client' | 'home_services'

/** How a word is drawn: meaning, not colour. */
export type Tone = 'neutral' | 'waiting' | 'good' | 'attention' | 'bad' | 'ended'

/** A set of positions, given by the answers it allows; an answer not named allows every value. */
export type PositionSet = { readonly [A in keyof Position]?: readonly Position[A][] }

/** What words are called among programs; how a business spells one is its row's label. */
export type WordCode =
  | 'draft'
  | 'posted'
  | 'pending'
  | 'sent'
  | 'viewed'
  | 'overdue'
  | 'partial'
  | 'partially_paid'
  | 'paid'
  | 'refunded'
  | 'written_off'
  | 'cancelled'
  | 'void'

/** One row of a vocabulary: the word, and the positions it stands for unless an earlier row took them. */
export interface Word {
  readonly word: WordCode
  readonly label: string
  readonly tone: Tone
  readonly when: PositionSet
}

/**
 * A vocabulary is an ordered table over positions; the first row that matches gives the word, and the last matches
 * everything. The order is the policy: where "partial" stands above "overdue", a part-paid invoice stays partial.
 */
export const VOCABULARIES: Readonly<Record<VocabularyCode, readonly Word[]>> = {
  fleet,
  field_service: fieldService,
  charter,
  charter_client: charterClient,
  home_services: homeServices,
}

export function matches(position: Position, set: PositionSet): boolean {
  return (Object.keys(set) as (keyof Position)[]).every((answer) =>
    (set[answer] as readonly string[]).includes(position[answer]),
  )
}

/** The word a business uses for a position. */
export function wordFor(position: Position, vocabulary: VocabularyCode): Word {
  const words = VOCABULARIES[vocabulary]
  return words.find((row) => matches(position, row.when)) ?? words[words.length - 1]!
}

/** A vocabulary's words as a document meets them: drafts first, what ended last. The table itself asks for the ends first. */
export function inOrderOfLife(vocabulary: VocabularyCode): Word[] {
  const words = VOCABULARIES[vocabulary]
  const isDraft = ({ when }: Word): boolean => when.stage?.includes('draft') ?? false
  return [...words.filter(isDraft), ...words.filter((word) => !isDraft(word)).toReversed()]
}
