import * as doors from '../contract/doors/opening.ts'
import { minorOf } from '../domain/work/amounts.ts'
import { actInLedger } from '../operations/ledger-acts.ts'
import { numberOf } from '../present/amount.ts'
import { linesByHand, presentManualEntry } from '../present/manual-entry.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { readManualEntry } from '../store/reading/manual-entries.ts'
import { Made } from './answer.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** Balances taken over from another system. */
export function openingDoors(app: App): void {
  door(app, doors.openBooks, async ({ body, caller: { orgId, actor }, world }) => {
    const { asOf, currency, reference, differenceToEquity } = body
    const lines = linesByHand(body.lines)
    const documents = body.documents.map(({ number, customerId, customer, issuedOn, dueOn, open }) => {
      const { source = '', ...ref } = customer ?? { id: '', name: '' }
      const addressee = customerId ? { customerId } : { source, ref }
      return { number, addressee, issuedOn, dueOn, open: minorOf(open) }
    })
    const outcome = await actInLedger(world, orgId, actor, {
      kind: 'open_books',
      asOf,
      currency,
      reference: reference?.trim() || null,
      lines,
      documents,
      differenceToEquity,
    })
    if (outcome.outcome === 'refused') return outcome.refusal
    const { ledgerId, invoiceIds = [] } = outcome.subject
    const manual =
      ledgerId === undefined
        ? null
        : await readOrganization(world.db, orgId, (tx) => readManualEntry(tx, orgId, ledgerId))
    const receivables = documents.reduce((sum, { open }) => sum + open, 0n)
    return new Made(
      {
        asOf,
        currency,
        balances: manual && presentManualEntry(manual),
        invoiceIds: [...invoiceIds],
        receivables: numberOf(receivables),
        difference: numberOf(lines.reduce((sum, { amount }) => sum + amount, receivables)),
      },
      null,
    )
  })
}
