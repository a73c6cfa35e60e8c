import { askDeposit as askDepositDoor } from '../contract/doors/deposits.ts'
import { askDeposit } from '../operations/ask-deposit.ts'
import { depositOf } from '../present/deposit.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'

/** What is billed of a whole before the whole is. */
export function depositDoors(app: App): void {
  door(app, askDepositDoor, async ({ body, caller, world }) => {
    const outcome = await askDeposit(world, caller.orgId, caller.actor, depositOf(body))
    if (outcome.outcome === 'refused') return outcome.refusal
    const id = outcome.subject.invoiceIds![0]!
    return new Made(await invoiceAfter(world, caller, id), `/v1/invoices/${id}`)
  })
}
