import { say } from '../sentence/say.ts'
import { addDays } from '../../kernel/date.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { dueFrom } from '../ledger/recurring.ts'
import { may } from '../status/role.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { PostRecurring } from './ledger-commands.ts'
import { nothing, type Decision } from './plan.ts'
import { byHand } from './post-manual.ts'

/** Makes the entry that is due, and moves on to the next day: once for each, whoever comes to it first. */
export function postRecurring(command: PostRecurring, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('make recurring entries')
  const before = facts.ledger.recurring(command.recurringId)
  if (!before || before.paused || before.nextOn === null || before.nextOn > moment.today)
    return nothing(say('none_due'))
  const { id, reference, currency, description, lines, nextOn } = before
  const rest = { reference, reason: null, recurringId: id, dueOn: nextOn }
  const decision = byHand(
    { id: moment.newId(), kind: 'manual', ...rest },
    { date: nextOn, currency, description, lines },
    facts,
    'entered_recurring',
  )
  if (isRefusal(decision) || decision.decided === 'nothing') return decision
  const made = before.made + 1
  const after = { ...before, made, problem: null, nextOn: dueFrom(before, addDays(nextOn, 1), made) }
  return { ...decision, steps: [...decision.steps, { do: 'advance_recurring', before, after }] }
}
