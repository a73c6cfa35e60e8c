import { one, say } from '../sentence/say.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { may } from '../status/role.ts'
import type { SettleAlert } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import { nothing, steps, type Decision } from './plan.ts'

/** A person looked at what a payment was flagged with: it needs nobody's attention any more. */
export function settleAlert(command: SettleAlert, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'record_payments')) return forbidden('settle what a payment was flagged with')
  const settled = facts.paymentById(command.paymentId)
  if (!settled) return refuse('payment_not_found', 24, 'There is no such payment.')
  const { payment } = settled
  const subject = { paymentId: payment.id }
  if (payment.alert === null) return nothing(say('nothing_flagged'), subject)
  if (payment.alertSettledAt !== null) return nothing(say('alert_settled_already'), subject)
  return steps(
    [
      { do: 'change_payment', before: payment, after: { ...payment, alertSettledAt: moment.now } },
      {
        do: 'note',
        line: {
          subjectType: 'payment',
          subjectId: payment.id,
          verb: 'settle_alert',
          said: say('alert_settled', { alert: one(payment.alert) }),
          reason: command.remark,
          before: null,
          after: null,
        },
      },
    ],
    subject,
  )
}
