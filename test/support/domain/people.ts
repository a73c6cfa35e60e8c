import { decimal } from '../../../src/kernel/decimal.ts'
import type { ChangeStage, DraftByHand, EditDraft, TakePayment } from '../../../src/domain/plan/command.ts'
import type { Charge } from '../../../src/domain/work/charge.ts'
import type { Outcome } from './paper-books.ts'

/** A line of one piece at a price in major units; a test names what differs. */
export function line(description: string, unitPrice: string, more: Partial<Charge> = {}): Charge {
  return {
    kind: 'other',
    description,
    quantity: decimal('1'),
    unit: null,
    unitPrice: decimal(unitPrice),
    discount: null,
    tax: null,
    workId: null,
    ...more,
  }
}

/** A person makes a document: over those works, or with the lines and addressee the test names. */
export function makes(more: Partial<DraftByHand>): DraftByHand {
  return {
    kind: 'draft_by_hand',
    addressee: null,
    works: [],
    lines: null,
    currency: null,
    issuedOn: null,
    dueOn: null,
    terms: null,
    reference: null,
    notes: null,
    documentDiscount: null,
    saveAsDraft: false,
    billAgain: false,
    ...more,
  }
}

export function edits(invoiceId: string, changes: EditDraft['changes']): EditDraft {
  return { kind: 'edit_draft', invoiceId, changes }
}

export function does(
  verb: ChangeStage['verb'],
  invoiceId: string,
  reason: string | null = null,
): ChangeStage {
  return { kind: 'change_stage', verb, invoiceId, reason }
}

let paid = 0

/** Money of a customer, by bank transfer on 2026-03-20, under a provider id of its own unless one is named. */
export function pays(
  customerId: string | null,
  amount: bigint,
  more: Partial<TakePayment> = {},
): TakePayment {
  paid += 1
  return {
    kind: 'take_payment',
    provider: 'bank',
    providerId: `transfer-${paid}`,
    bodyHash: 'c0ffee',
    customerId,
    currency: 'USD',
    amount,
    receivedOn: '2026-03-20',
    method: 'bank_transfer',
    reference: null,
    memo: null,
    allocations: [],
    ...more,
  }
}

/** What came of a command in a word: "plan", "nothing", or the refusal's code. */
export function cameTo(outcome: Outcome): string {
  return outcome.came === 'refusal' ? outcome.refusal.code : outcome.came
}
