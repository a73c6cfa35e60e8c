import type { Sentence } from '../../kernel/sentence.ts'
import { money, say } from '../sentence/say.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { fiscalYearOf } from '../ledger/fiscal-year.ts'
import { closingEntries, nameOfYear, type YearClose } from '../ledger/year-close.ts'
import { may } from '../status/role.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { CloseYear, ReopenYear } from './ledger-commands.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

/**
 * Takes what a fiscal year earned to retained earnings, dated its last day (rule 21: or the next open one). A year that
 * was closed before is closed anew by difference. Refused: not_a_year_end, year_not_over, years_overlap,
 * nothing_to_close.
 */
export function closeYear({ endsOn }: CloseYear, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('close years')
  const { ledger } = facts
  const known = ledger.yearCloses.find((one) => one.endsOn === endsOn)
  const year = fiscalYearOf(endsOn, ledger.fiscalYearEnd)
  if (!known && year.to !== endsOn) {
    return refuse('not_a_year_end', null, `No fiscal year ends on ${endsOn}.`, {
      pointer: '/endsOn',
      remedy: `The one it lies in ends on ${year.to}.`,
      values: { endsOn: year.to },
    })
  }
  if (endsOn >= moment.today) {
    return refuse('year_not_over', null, `The year that ends on ${endsOn} is not over.`, {
      pointer: '/endsOn',
      remedy: 'Close it from the day after on.',
    })
  }
  const close: YearClose = known ?? { id: moment.newId(), startsOn: year.from, endsOn }
  const standing = facts.entriesOf(close.id)
  const other = ledger.yearCloses.find(
    (one) => one.id !== close.id && one.startsOn <= close.endsOn && close.startsOn <= one.endsOn,
  )
  if (other && facts.entriesOf(other.id).length > 0) {
    return refuse(
      'years_overlap',
      null,
      `Days of it were closed with the year that ends on ${other.endsOn}.`,
      {
        pointer: '/endsOn',
        remedy: 'Undo that close first.',
      },
    )
  }
  const named = nameOfYear({ from: close.startsOn, to: endsOn })
  const subject = { ledgerId: close.id }
  const entries = closingEntries(close, ledger.movedInYear(endsOn), facts.organization.accounts)
  const same = (at: number): boolean =>
    standing.some(
      (one) => one.currency === entries[at]!.currency && key(one.postings) === key(entries[at]!.postings),
    )
  if (standing.length === entries.length && entries.every((_, at) => same(at))) {
    if (known) return nothing(say('year_closed_already', { year: named }), subject)
    return refuse('nothing_to_close', null, `Nothing was earned or spent in ${named}.`, {
      pointer: '/endsOn',
    })
  }
  const { retained_earnings: retained } = facts.organization.accounts
  const results = entries.map(({ currency, postings }) => {
    const result = -(postings.find(({ account }) => account === retained)?.amount ?? 0n)
    return money(result, currency)
  })
  return steps(
    [
      ...(known ? [] : [{ do: 'record_year_close', close } as const]),
      { do: 'say', should: { documentId: close.id, entries, undoneOn: null } },
      noteYear(
        close,
        'close',
        results.length === 0
          ? say('year_closed_empty', { year: named })
          : say(standing.length > 0 ? 'year_closed_anew' : 'year_closed', { year: named, results }),
        null,
      ),
    ],
    subject,
  )
}

/** Opens a closed year again: its closing entries are undone. Refused: year_close_not_found, year_open_already. */
export function reopenYear(command: ReopenYear, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('open years again')
  const close = facts.ledger.yearCloses.find(({ id }) => id === command.yearCloseId)
  if (!close) return refuse('year_close_not_found', null, 'There is no such close of a year.')
  const named = nameOfYear({ from: close.startsOn, to: close.endsOn })
  if (facts.entriesOf(close.id).length === 0)
    return refuse('year_open_already', null, `The close of ${named} was undone before.`)
  return steps(
    [
      { do: 'say', should: { documentId: close.id, entries: [], undoneOn: null } },
      noteYear(close, 'reopen', say('year_reopened', { year: named }), command.reason),
    ],
    { ledgerId: close.id },
  )
}

function noteYear({ id }: YearClose, verb: string, said: Sentence, reason: string | null): Step {
  const line = { subjectType: 'year_close', subjectId: id, verb, said, reason } as const
  return { do: 'note', line: { ...line, before: null, after: null } }
}

const key = (postings: readonly { readonly account: string; readonly amount: bigint }[]): string =>
  postings
    .map(({ account, amount }) => `${account} ${amount}`)
    .toSorted()
    .join()
