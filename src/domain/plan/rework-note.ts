import { assert } from '../../kernel/assert.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { creditContent } from '../invoice/credit-content.ts'
import { deferredOf } from '../invoice/deferred.ts'
import { amountsOf } from '../invoice/document.ts'
import type { Invoice, InvoiceLine } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { withDeferred } from './deposits.ts'
import type { Facts } from './facts.ts'

/**
 * A credit note as what was asked of it comes to now: notes confirmed since it was drafted change its tax by a minor
 * unit, or leave less than it asks for, which is refused (rule 25). One that no person asked for stays as it is.
 */
export function reworked(
  note: Invoice,
  original: Invoice,
  facts: Facts,
): { note: Invoice; lines: readonly InvoiceLine[] } | Refusal {
  const lines = facts.linesOf(note.id)
  if (!note.crediting) return { note, lines }
  const before = facts.correctionsOf(original.id)
  assert(before, `what corrects ${original.id} was not read`)
  const asked = creditContent(note.crediting.ask, original, before.lines, before.notes, nameOf(original))
  if (isRefusal(asked)) return asked
  const content = withDeferred(asked, original, facts)
  const sameDeferred = deferredOf(note) === deferredOf({ taxGroups: content.totals.groups })
  if (sameDeferred && sameAmounts(content.lines, lines)) return { note, lines }
  return { note: { ...note, ...amountsOf(content), revision: note.revision + 1 }, lines: content.lines }
}

const sameAmounts = (a: readonly InvoiceLine[], b: readonly InvoiceLine[]): boolean =>
  a.length === b.length && a.every(({ net, tax }, at) => net === b[at]!.net && tax === b[at]!.tax)
