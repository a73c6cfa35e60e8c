import { refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { actionsFor, type Verb } from '../status/actions.ts'
import { positionOf } from '../status/position.ts'
import { wordFor } from '../status/vocabulary.ts'
import type { Facts, Moment } from './facts.ts'

/**
 * Null when the verb may be done to the document now; otherwise a refusal that says why, and what may be done instead.
 * It asks the same table that the API returns and the screen draws (rule 15).
 */
export function refuseUnlessAllowed(
  verb: Verb,
  invoice: Invoice,
  facts: Facts,
  moment: Moment,
): Refusal | null {
  const profile = facts.profileOf(invoice.profileVersion)
  const position = positionOf(invoice, moment.today)
  const actions = actionsFor(invoice, position, profile, moment.role, facts.notedOn(invoice.id))
  const action = actions.find((candidate) => candidate.verb === verb)!
  if (action.allowed) return null
  const now = actions.filter((candidate) => candidate.allowed).map((candidate) => candidate.verb)
  const byRole = action.whyCode === 'role'
  return refuse(
    byRole ? 'forbidden' : 'not_allowed_now',
    byRole ? null : 16,
    `${nameOf(invoice)} is ${wordFor(position, profile.words.staff).label.toLowerCase()}: "${action.label}" is not possible. ${action.why}`,
    {
      values: { verb, allowed: now, whyCode: action.whyCode },
      remedy: now.length > 0 ? `Possible now: ${now.join(', ')}.` : 'Nothing more can be done to it.',
    },
  )
}
