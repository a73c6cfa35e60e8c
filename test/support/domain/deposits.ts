import { decimal } from '../../../src/kernel/decimal.ts'
import type { DepositAsk } from '../../../src/domain/invoice/deposits.ts'
import type { AskDeposit } from '../../../src/domain/plan/command.ts'

/** A person asks for a deposit on a piece of work or a draft, final at once where the business finishes documents so. */
export function asksDeposit(
  on: { readonly workId: string } | { readonly invoiceId: string },
  ask: DepositAsk,
  more: Partial<AskDeposit> = {},
): AskDeposit {
  return {
    kind: 'ask_deposit',
    workId: null,
    invoiceId: null,
    ...on,
    ask,
    description: null,
    issuedOn: null,
    dueOn: null,
    terms: null,
    notes: null,
    confirm: true,
    ...more,
  }
}

export const percent = (text: string): DepositAsk => ({ by: 'percent', percent: decimal(text) })
export const upTo = (text: string): DepositAsk => ({ by: 'up_to', percent: decimal(text) })
export const minor = (amount: bigint): DepositAsk => ({ by: 'amount', amount })
