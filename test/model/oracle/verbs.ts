import { openOn, type Document } from './things.ts'

export const MOVES = ['confirm', 'mark_sent', 'publish', 'archive', 'unarchive', 'void', 'cancel'] as const
export type Move = (typeof MOVES)[number]

/** What may be done to a document beside moving it on. */
export const OTHER_VERBS = [
  'edit',
  'write_off',
  'reinstate',
  'plan_instalments',
  'credit',
  'correct',
  'adjust',
  'ask_deposit',
] as const
type OtherVerb = (typeof OTHER_VERBS)[number]

/** Whether something may be done to a document now (rules 15, 16), as the rule book tells it. */
export function mayBe(verb: Move | OtherVerb, it: Document): boolean {
  const { finalBy } = it.policy
  const isDraft = it.stage === 'draft'
  const isFinal = it.stage === 'posted'
  const isUnsettled = it.paid === 0n && it.credited === 0n && it.givenUp.length === 0 && it.noted === 0n
  switch (verb) {
    case 'edit':
      return isDraft
    case 'confirm':
      return isDraft && (finalBy === 'confirm' || finalBy === 'create' || it.kind === 'credit_note')
    case 'mark_sent':
      return (
        !it.sent && !it.seen && (isFinal || (isDraft && (finalBy === 'mark_sent' || finalBy === 'create')))
      )
    case 'publish':
      return !it.published && !it.archived && (isFinal || (isDraft && finalBy === 'publish'))
    case 'archive':
      return !it.archived && !isDraft
    case 'unarchive':
      return it.archived
    case 'void':
      return (isDraft || isFinal) && isUnsettled
    case 'cancel':
      return isFinal && isUnsettled
    case 'write_off':
      return isFinal && it.kind !== 'credit_note' && openOn(it) !== 0n
    case 'plan_instalments':
      return (
        (isDraft || isFinal) &&
        it.kind !== 'credit_note' &&
        (openOn(it) !== 0n || (isDraft && it.plan?.asked !== undefined))
      )
    case 'reinstate':
      return it.givenUp.length > 0
    case 'credit':
    case 'correct':
      return isFinal && it.kind !== 'credit_note' && it.noted < it.sums.total && it.supersededBy === null
    case 'adjust':
      return (isDraft || isFinal) && it.kind !== 'credit_note'
    case 'ask_deposit':
      return isDraft && it.kind === 'invoice'
  }
}
