import { planInstalments as planInstalmentsDoor } from '../contract/doors/instalments.ts'
import { planInstalments } from '../operations/plan-instalments.ts'
import { askedInstalments } from '../present/instalments.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { invoiceAfter } from './invoice-view.ts'

/** What is open on a document, split into parts that are due one after another. */
export function instalmentDoors(app: App): void {
  door(app, planInstalmentsDoor, async ({ params: { id }, body, caller, world }) => {
    const outcome = await planInstalments(world, caller.orgId, caller.actor, {
      invoiceId: id,
      parts: askedInstalments(body),
      reason: body.reason ?? null,
    })
    return outcome.outcome === 'refused' ? outcome.refusal : invoiceAfter(world, caller, id)
  })
}
