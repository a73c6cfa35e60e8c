import type { DepositNew } from '../contract/deposit.ts'
import type { DepositAsk } from '../domain/invoice/deposits.ts'
import type { AskDeposit } from '../domain/plan/command.ts'
import { decimalOf, minorOf } from '../domain/work/amounts.ts'

/** What was asked for as the rules take it. */
export function depositOf({ percent, upTo, amount, ...asked }: DepositNew): Omit<AskDeposit, 'kind'> {
  const { workId, invoiceId, description, issuedOn, dueOn, terms, notes, confirm } = asked
  const ask: DepositAsk =
    percent != null
      ? { by: 'percent', percent: decimalOf(percent) }
      : upTo != null
        ? { by: 'up_to', percent: decimalOf(upTo) }
        : { by: 'amount', amount: minorOf(amount!) }
  return {
    workId: workId ?? null,
    invoiceId: invoiceId ?? null,
    ask,
    description: description ?? null,
    issuedOn: issuedOn ?? null,
    dueOn: dueOn ?? null,
    terms: terms ?? null,
    notes: notes ?? null,
    confirm: confirm ?? false,
  }
}
