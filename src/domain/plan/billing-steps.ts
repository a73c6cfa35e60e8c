import type { Content } from '../invoice/document.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { amountFor } from './amount-for.ts'
import type { Facts } from './facts.ts'
import type { Step } from './plan.ts'

/** What a document bills of each piece of work, after its content changed. */
export function billingSteps(before: Invoice, after: Invoice, content: Content, facts: Facts): Step[] {
  const billings = facts.billingsOn(before.id)
  const sign = after.kind === 'credit_note' ? -1n : 1n
  return billings.flatMap((billing): Step[] => {
    const amount = sign * amountFor(billing.workId, content)
    return amount === billing.amount
      ? []
      : [{ do: 'bill_work', before: billing, after: { ...billing, amount } }]
  })
}
