import type { Sentence } from '../../kernel/sentence.ts'
import { money, on, say } from '../sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { entriesToPost } from '../ledger/difference.ts'
import { exchangeGain, type Revaluation, revaluationEntries } from '../ledger/revaluation.ts'
import { may } from '../status/role.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { Revalue } from './ledger-commands.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

/**
 * Posts what exchange rates brought up to the end of a day: what was realised since the revaluation before, and what is
 * unrealised, which goes back the day after. Told again it posts the difference, and so it does of every later one, since
 * what was realised before it may have changed. Refused: day_not_over, period_closed, exchange_rate_missing,
 * nothing_to_revalue.
 */
export function revalue({ day }: Revalue, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('revalue the books')
  const { closedThrough, accounts } = facts.organization
  if (day >= moment.today) {
    return refuse('day_not_over', null, `${day} is not over.`, {
      pointer: '/on',
      remedy: 'Revalue from the day after on.',
    })
  }
  if (closedThrough !== null && day <= closedThrough) {
    return refuse('period_closed', 21, `The books are closed through ${closedThrough}.`, {
      pointer: '/on',
      values: { day, closedThrough },
      remedy: 'Revalue at the end of a later day.',
    })
  }
  const { exchange } = facts.ledger
  const { base } = exchange.rates
  const known = exchange.revaluations.find((one) => one.day === day)
  const own: Revaluation = known ?? { id: moment.newId(), day }
  const before = exchange.revaluations.filter((one) => one.day < day)
  const after = exchange.revaluations.filter((one) => one.day > day)
  let realisedBefore = before
    .flatMap(({ id }) => facts.entriesOf(id))
    .filter(({ kind, currency }) => kind === 'exchange_realised' && currency === base)
    .flatMap(({ postings }) => postings)
    .reduce((sum, { account, amount }) => (account === accounts.exchange_difference ? sum + amount : sum), 0n)
  const posts: Step[] = []
  let said: Sentence | null = null
  for (const one of [own, ...after]) {
    const gain = exchangeGain(exchange.held(one.day), exchange.foreign)
    if (isRefusal(gain)) return { ...gain, pointer: '/on' }
    const told = { ...gain, realised: gain.realised - realisedBefore }
    realisedBefore = gain.realised
    const entries = revaluationEntries(one, told, base, accounts)
    const standing = facts.entriesOf(one.id)
    if (entriesToPost(entries, standing, ({ date }) => date, moment.newId).length > 0)
      posts.push({ do: 'say', should: { documentId: one.id, entries, undoneOn: null } })
    if (one === own)
      said = say('revalued', {
        day: on(day),
        realised: money(told.realised, base),
        unrealised: money(told.unrealised, base),
      })
  }
  const subject = { ledgerId: own.id }
  if (posts.length === 0) {
    if (known) return nothing(say('revalued_already', { day: on(day) }), subject)
    return refuse('nothing_to_revalue', null, `Exchange rates brought nothing up to the end of ${day}.`, {
      pointer: '/on',
    })
  }
  const line = {
    subjectType: 'revaluation',
    subjectId: own.id,
    verb: 'revalue',
    said: said!,
    reason: null,
    before: null,
    after: null,
  } as const
  return steps(
    [
      ...(known ? [] : [{ do: 'record_revaluation', revaluation: own } as const]),
      ...posts,
      { do: 'note', line },
    ],
    subject,
  )
}
