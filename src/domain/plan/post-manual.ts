import type { Sentence } from '../../kernel/sentence.ts'
import { money, on, say } from '../sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { debitsOf, type EntryContent } from '../ledger/entry.ts'
import { postingsOf } from '../ledger/lines-by-hand.ts'
import type { ManualEntry } from '../ledger/manual-entry.ts'
import { may } from '../status/role.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { PostManual, ReverseManual } from './ledger-commands.ts'
import { steps, type Decision, type Step } from './plan.ts'

/** An entry by hand: many lines in one currency that balance (rule 20). One of a closed day lands on the next open one. */
export function postManual(command: PostManual, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('post entries by hand')
  const { reference, reason } = command
  const manual: ManualEntry = {
    id: moment.newId(),
    kind: 'manual',
    reference,
    reason,
    recurringId: null,
    dueOn: null,
  }
  return byHand(manual, command, facts, 'entered_by_hand')
}

/** Steps that post lines under a document of their own. */
export function byHand(
  manual: ManualEntry,
  { date, currency, description, lines }: Omit<PostManual, 'kind' | 'reference' | 'reason'>,
  facts: Facts,
  how: 'entered_by_hand' | 'entered_recurring',
): Decision | Refusal {
  const postings = postingsOf(lines, facts.ledger.chart, currency)
  if (isRefusal(postings)) return postings
  const content: EntryContent = {
    kind: manual.kind,
    date,
    documentType: 'manual',
    documentId: manual.id,
    customerId: null,
    currency,
    description,
    postings,
  }
  const amount = money(debitsOf(postings), currency)
  return steps(
    [
      { do: 'record_manual_entry', manual },
      { do: 'say', should: { documentId: manual.id, entries: [content] } },
      noteManual(manual, 'post', say(how, { description, amount, day: on(date) }), manual.reason),
    ],
    { ledgerId: manual.id },
  )
}

/**
 * Undoes what was entered by hand, once: by its mirror on its own day if that is open, else on the first open day after
 * it. Refused: manual_entry_not_found, reversed_already.
 */
export function reverseManual(command: ReverseManual, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('reverse entries')
  const manual = facts.ledger.manualEntry(command.manualId)
  if (!manual) return refuse('manual_entry_not_found', null, 'There is no such entry by hand.')
  const [standing] = facts.entriesOf(manual.id)
  if (!standing)
    return refuse('reversed_already', 20, 'This entry was reversed before.', {
      remedy: 'Enter it anew if it is right after all.',
    })
  return steps(
    [
      { do: 'say', should: { documentId: manual.id, entries: [], undoneOn: null } },
      noteManual(manual, 'reverse', say('reversed', { description: standing.description }), command.reason),
    ],
    { ledgerId: manual.id },
  )
}

function noteManual({ id }: ManualEntry, verb: string, said: Sentence, reason: string | null): Step {
  const line = { subjectType: 'manual_entry', subjectId: id, verb, said, reason } as const
  return { do: 'note', line: { ...line, before: null, after: null } }
}
