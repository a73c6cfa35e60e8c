import type * as view from '../contract/instalments.ts'
import { standingOfParts } from '../domain/invoice/instalments.ts'
import { balanceOf, isLive, type Invoice } from '../domain/invoice/invoice.ts'
import type { AskedInstalment } from '../domain/invoice/split-instalments.ts'
import { decimalOf, minorOf } from '../domain/work/amounts.ts'
import { formatDecimal } from '../kernel/decimal.ts'
import { numberOf } from './amount.ts'

/** The parts of a document on a day (calendar date); none where it was not split. */
export function presentInstalments(invoice: Invoice, today: string): view.Instalment[] {
  if (!invoice.instalments?.parts.length) return []
  const open = isLive(invoice) ? balanceOf(invoice) : 0n
  return standingOfParts(invoice.instalments, open).map((part) => ({
    dueOn: part.dueOn,
    amount: numberOf(part.amount),
    open: numberOf(part.open),
    state: part.open === 0n ? 'settled' : part.dueOn < today ? 'overdue' : 'open',
  }))
}

/** A part of a draft's plan as it was asked for. */
export const presentAsked = ({ dueOn, share }: AskedInstalment): view.InstalmentAsked => ({
  dueOn,
  percent: share.by === 'percent' ? formatDecimal(share.percent) : null,
  amount: share.by === 'amount' ? numberOf(share.amount) : null,
})

/** What was asked for as the rules take it. */
export const askedInstalments = ({ parts }: view.InstalmentPlanNew): AskedInstalment[] =>
  parts.map(({ dueOn, percent, amount }) => ({
    dueOn,
    share:
      percent != null
        ? { by: 'percent', percent: decimalOf(percent) }
        : amount != null
          ? { by: 'amount', amount: minorOf(amount) }
          : { by: 'rest' },
  }))
