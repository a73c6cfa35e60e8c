import type { Plan, PlanStep } from '../../domain/plan/plan.ts'
import type { Changed, ChangeKind } from '../../store/changes.ts'

/** Of a kind, so many are named. Beyond it, and for what is told between programs in 8,000 bytes, it is "many". */
const MOST_NAMED = 24

/** What changed, gathered over a transaction or a moment: each thing once. */
export class Changes {
  readonly #ids = new Map<ChangeKind, Set<string> | 'many'>()

  add(kind: ChangeKind, id: string): void {
    const ids = this.#ids.get(kind) ?? new Set()
    if (ids === 'many') return
    ids.add(id)
    this.#ids.set(kind, ids.size > MOST_NAMED ? 'many' : ids)
  }

  /** Something of a kind changed, and it is not said which. */
  addMany(kind: ChangeKind): void {
    this.#ids.set(kind, 'many')
  }

  addPlan(plan: Plan): void {
    for (const step of plan.steps) this.#addStep(step)
  }

  addAll(changed: readonly Changed[]): void {
    for (const { kind, ids } of changed) {
      if (ids.length === 0) this.addMany(kind)
      for (const id of ids) this.add(kind, id)
    }
  }

  /** Everything so far. */
  told(): Changed[] {
    return [...this.#ids].map(([kind, ids]) => ({ kind, ids: ids === 'many' ? [] : [...ids] }))
  }

  #addStep(step: PlanStep): void {
    switch (step.do) {
      case 'record_customer':
        return this.add('customer', step.customer.id)
      case 'record_work':
        return this.add('work', step.after.id)
      case 'draft_invoice':
        return this.add('invoice', step.invoice.id)
      case 'revise_invoice':
      case 'change_invoice':
        return this.add('invoice', step.after.id)
      case 'bill_work':
        return this.add('work', step.after.workId)
      case 'record_payment':
        return this.add('payment', step.payment.id)
      case 'record_refund':
        return this.add('payment', step.refund.paymentId)
      case 'post_entry':
        return this.addMany('report')
      case 'change_payment':
        return this.add('payment', step.after.id)
      case 'record_manual_entry':
      case 'record_payout':
      case 'record_revaluation':
      case 'record_year_close':
      case 'advance_recurring':
      case 'write_off':
      case 'reinstate':
      case 'plan_instalments':
      case 'undo_allocation':
      case 'allocate':
      case 'draw_number':
      case 'note':
        // Told with the document, the payment or the work that they belong to.
        return
    }
  }
}
