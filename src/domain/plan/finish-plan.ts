import { assert } from '../../kernel/assert.ts'
import { nextDueOn } from '../invoice/instalments.ts'
import { balanceOf, type Invoice, type InvoiceLine } from '../invoice/invoice.ts'
import { entriesToPost } from '../ledger/difference.ts'
import type { EntryContent, JournalEntry } from '../ledger/entry.ts'
import { openDay } from '../ledger/period.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { receivableOf, recognitionOf } from '../ledger/recognition.ts'
import type { BillingProfile } from '../profile/profile.ts'
import { afterMoves, type Move } from '../receivables/moves.ts'
import type { Facts, Moment } from './facts.ts'
import { followPlan } from './follow-plan.ts'
import type { NumberDesk } from './number-desk.ts'
import type { Plan, PlanStep, Step, Subject } from './plan.ts'

/**
 * Turns a decision's steps into a plan, and is the only way to obtain one. Documents that are due a number get it,
 * in the order of the steps; then the journal is told by difference what the books should say of every document the
 * steps touch (rule 20), the documents keep the days on which their receivables so moved (rule 19), and the instalments
 * of drafts follow what they come to (rule 17).
 */
export function finishPlan(
  steps: readonly Step[],
  subject: Subject,
  facts: Facts,
  moment: Moment,
  numbers: NumberDesk,
): Plan {
  const finished: PlanStep[] = []
  const entries: JournalEntry[] = []
  const follows: PlanStep[] = []
  const seen = new Set<string>()
  // A deposit that is deducted by the plan that numbers it is named by its number.
  const named = new Map<string, string>()
  const say = (documentId: string, should: readonly EntryContent[], endedOn: string | null): void => {
    const { closedThrough } = facts.organization
    const open = (date: string): string => openDay(date, closedThrough)
    entries.push(
      ...entriesToPost(
        should,
        facts.entriesOf(documentId),
        (entry) => open(endedOn ?? entry.date),
        moment.newId,
        closedThrough,
      ),
    )
  }
  for (const step of steps) {
    if (step.do === 'say') {
      const { documentId, entries: should, undoneOn = moment.today } = step.should
      say(documentId, should, undoneOn)
      continue
    }
    if (step.do === 'deduct') {
      const deductions = step.deductions.map((one) => ({ ...one, named: named.get(one.named) ?? one.named }))
      finished.push({ ...step, deductions })
      continue
    }
    if (step.do !== 'draft_invoice' && step.do !== 'revise_invoice' && step.do !== 'change_invoice') {
      finished.push(step)
      continue
    }
    const before = step.do === 'draft_invoice' ? null : step.before
    const given = step.do === 'draft_invoice' ? step.invoice : step.after
    assert(!seen.has(given.id), `a plan touches document ${given.id} twice`)
    seen.add(given.id)
    const profile =
      given.profileVersion === facts.organization.version
        ? facts.organization.profile
        : facts.profileOf(given.profileVersion)
    const followed = followPlan(before, numbered(given, profile, numbers), moment)
    const invoice = settled(followed.invoice, before, profile)
    if (invoice.number !== given.number)
      finished.push({
        do: 'draw_number',
        invoiceId: invoice.id,
        series: invoice.series,
        number: invoice.number!,
      })
    if (given.kind === 'deposit' && given.number === null) named.set(nameOf(given), nameOf(invoice))
    finished.push(
      step.do === 'draft_invoice'
        ? { ...step, invoice }
        : step.do === 'revise_invoice'
          ? { ...step, after: invoice, lines: step.lines.map((line) => renamed(line, named)) }
          : { ...step, after: invoice },
    )
    follows.push(...followed.steps)
    if (!before || movesMoney(before, invoice))
      say(invoice.id, recognitionOf(invoice, profile, facts.organization.accounts), invoice.endedOn)
  }
  const moves = movesOf(entries)
  for (const id of moves.keys()) assert(seen.has(id), `a plan posts to document ${id} and does not touch it`)
  const list = finished.map((step) => withMoves(step, moves))
  list.push(...follows)
  for (const entry of entries) list.push({ do: 'post_entry', entry })
  return { steps: list, subject } as unknown as Plan
}

/** What entries post to the receivable of each document. */
function movesOf(entries: readonly JournalEntry[]): Map<string, Move[]> {
  const moves = new Map<string, Move[]>()
  for (const { date, postings } of entries)
    for (const { invoiceId, amount } of postings) {
      if (invoiceId === null) continue
      const own = moves.get(invoiceId)
      if (own) own.push({ date, amount })
      else moves.set(invoiceId, [{ date, amount }])
    }
  return moves
}

function withMoves(step: PlanStep, moves: ReadonlyMap<string, readonly Move[]>): PlanStep {
  const moved = (before: Invoice | null, invoice: Invoice): Invoice => {
    const own = moves.get(invoice.id)
    return own ? { ...invoice, ...afterMoves(invoice, before?.receivable ?? 0n, own) } : invoice
  }
  if (step.do === 'draft_invoice') return { ...step, invoice: moved(null, step.invoice) }
  if (step.do === 'revise_invoice' || step.do === 'change_invoice')
    return { ...step, after: moved(step.before, step.after) }
  return step
}

function renamed(line: InvoiceLine, named: ReadonlyMap<string, string>): InvoiceLine {
  if (line.kind !== 'deposit') return line
  let { description } = line
  for (const [was, is] of named) description = description.replace(was, is)
  return description === line.description ? line : { ...line, description }
}

function numbered(invoice: Invoice, profile: BillingProfile, numbers: NumberDesk): Invoice {
  const due =
    invoice.number === null &&
    (invoice.stage === 'posted' || (invoice.stage === 'draft' && profile.numberAt === 'draft'))
  if (!due) return invoice
  const drawn = numbers.draw(invoice.series, invoice.issuedOn)
  return { ...invoice, numberSeq: drawn.seq, number: drawn.text }
}

function settled(invoice: Invoice, before: Invoice | null, profile: BillingProfile): Invoice {
  const { instalments, dueOn } = invoice
  return {
    ...invoice,
    receivable: receivableOf(invoice, profile),
    dueOn: instalments ? nextDueOn(instalments, balanceOf(invoice)) : dueOn,
    version: before ? before.version + 1 : 1,
  }
}

/** Whether a change can alter what the books should say: a dated fact such as sent or archived cannot. */
function movesMoney(before: Invoice, after: Invoice): boolean {
  return (
    before.stage !== after.stage ||
    before.revision !== after.revision ||
    before.issuedOn !== after.issuedOn ||
    before.customerId !== after.customerId ||
    before.total !== after.total
  )
}
