import type { Sentence } from '../../kernel/sentence.ts'
import { money, on, say } from '../sentence/say.ts'
import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { type Payout, saysTheSame } from '../ledger/payout.ts'
import { gatewayPayout } from '../ledger/posting-rules.ts'
import { may } from '../status/role.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { RecordPayout, UndoPayout } from './ledger-commands.ts'
import { nothing, steps, type Decision, type Step } from './plan.ts'

/**
 * A gateway paid out: once per (provider, provider id), as payments are (rule 23). Refused: payout_does_not_add_up,
 * payout_differs where another stands under the id, payout_undone where the very same was recorded and undone.
 */
export function recordPayout(command: RecordPayout, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('record payouts')
  const { kind: _, ...told } = command
  const { provider, providerId, currency, gross, fee, net } = told
  if (gross !== fee + net || (gross === 0n && fee === 0n)) {
    return refuse('payout_does_not_add_up', 20, 'What was paid out is what left clearing less the fee.', {
      pointer: '/net',
      values: { net: String(gross - fee), currency },
      remedy: `${formatMoney(gross, currency)} less ${formatMoney(fee, currency)} is ${formatMoney(gross - fee, currency)} ${currency}.`,
    })
  }
  const before = facts.ledger.payouts(provider, providerId)
  const last = before.at(-1)
  if (last) {
    const stands = facts.entriesOf(last.id).length > 0
    const subject = { ledgerId: last.id }
    if (stands && saysTheSame(last, told)) return nothing(say('payout_recorded_already'), subject)
    if (stands || saysTheSame(last, told)) {
      return refuse(
        stands ? 'payout_differs' : 'payout_undone',
        23,
        stands
          ? `Payout ${providerId} of ${provider} is recorded with other details.`
          : `Payout ${providerId} of ${provider} was recorded so, and undone.`,
        {
          values: { payoutId: last.id },
          remedy: stands
            ? 'Undo what is recorded if it is wrong, or use the id of the other payout.'
            : 'Record it with the right details, or under another id.',
        },
      )
    }
  }
  const payout: Payout = { ...told, id: moment.newId(), take: before.length + 1 }
  const entry = gatewayPayout(payout, facts.organization.accounts)
  return steps(
    [
      { do: 'record_payout', payout },
      { do: 'say', should: { documentId: payout.id, entries: [entry] } },
      notePayout(payout, 'record', say('payout', { ...partsOf(payout), day: on(payout.paidOn) }), null),
    ],
    { ledgerId: payout.id },
  )
}

/**
 * Undoes a payout, once: by its mirror on its own day if that is open, else on the first open day after it. Refused:
 * payout_not_found, payout_undone_already.
 */
export function undoPayout(
  { payoutId, reason }: UndoPayout,
  facts: Facts,
  moment: Moment,
): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('undo payouts')
  const payout = facts.ledger.payout(payoutId)
  if (!payout) return refuse('payout_not_found', null, 'There is no such payout.')
  if (facts.entriesOf(payout.id).length === 0)
    return refuse('payout_undone_already', 20, 'This payout was undone before.', {
      remedy: 'Record it anew as it was.',
    })
  return steps(
    [
      { do: 'say', should: { documentId: payout.id, entries: [], undoneOn: null } },
      notePayout(payout, 'reverse', say('payout_undone', partsOf(payout)), reason),
    ],
    { ledgerId: payout.id },
  )
}

const partsOf = ({ provider, providerId: id, gross, fee, net, currency }: Payout) => ({
  provider,
  id,
  net: money(net, currency),
  gross: money(gross, currency),
  fee: money(fee, currency),
})

function notePayout({ id }: Payout, verb: string, said: Sentence, reason: string | null): Step {
  const line = { subjectType: 'payout', subjectId: id, verb, said, reason } as const
  return { do: 'note', line: { ...line, before: null, after: null } }
}
