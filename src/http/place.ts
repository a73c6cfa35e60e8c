import type { VocabularyCode } from '../domain/status/vocabulary.ts'
import { assert } from '../kernel/assert.ts'
import { localDate } from '../kernel/date.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { organizationById } from '../store/reading/organizations.ts'

/** The calendar date where the organization is, its currency, and the words its staff use. */
export interface Place {
  readonly today: string
  readonly currency: string
  readonly vocabulary: VocabularyCode
  /** Stages in which its work may be billed. */
  readonly billableStages: readonly string[]
}

/** Where an organization stands at an instant (milliseconds since 1970). */
export async function placeOf(tx: Tx, orgId: string, now: number): Promise<Place> {
  const organization = await organizationById(tx, orgId)
  assert(organization, `a credential names organization ${orgId}, which is not there`)
  return {
    today: localDate(now, organization.timeZone),
    currency: organization.currency,
    vocabulary: organization.profile.words.staff,
    billableStages: organization.profile.billableStages,
  }
}

/** The instant whose day is today for a report: now, or the one at which it is to be known (rule 21). */
export const seenAt = (now: number, knownAt: string | undefined): number =>
  knownAt === undefined ? now : Date.parse(knownAt)
