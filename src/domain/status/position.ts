import { balanceOf, type Invoice, type Stage } from '../invoice/invoice.ts'

export const STAGES = ['draft', 'posted', 'void', 'cancelled'] as const
export const DELIVERIES = ['none', 'sent', 'viewed'] as const
export const SETTLEMENTS = ['unpaid', 'partial', 'paid', 'refunded', 'written_off'] as const
export const DUES = ['not_due', 'overdue'] as const
export const VISIBILITIES = ['internal', 'published', 'archived'] as const

/** Five independent answers about a document. Every word people read for it is a function of these (rule 15). */
export interface Position {
  readonly stage: Stage
  readonly delivery: (typeof DELIVERIES)[number]
  readonly settlement: (typeof SETTLEMENTS)[number]
  readonly due: (typeof DUES)[number]
  readonly visibility: (typeof VISIBILITIES)[number]
}

/**
 * What is settled of a document: nothing open says written off where some of it was given up, a whole refund says
 * refunded, nothing open says paid, anything settled says partial.
 */
export function settlementOf(invoice: Invoice): Position['settlement'] {
  // What a credit note took off another document is not settled on itself.
  if (invoice.kind === 'credit_note') return 'unpaid'
  if (invoice.stage === 'posted' && invoice.writtenOff > 0n && balanceOf(invoice) === 0n) return 'written_off'
  if (invoice.refunded > 0n && invoice.refunded >= invoice.paid) return 'refunded'
  if (invoice.stage === 'posted' && balanceOf(invoice) === 0n) return 'paid'
  return invoice.paid > invoice.refunded || invoice.credited > 0n ? 'partial' : 'unpaid'
}

/**
 * Where a document stands on a day (a calendar date in the organization's time zone). Overdue begins the day after the
 * due date (rule 17) and is true at midnight without a job.
 */
export function positionOf(invoice: Invoice, today: string): Position {
  const settlement = settlementOf(invoice)
  const open =
    invoice.kind !== 'credit_note' &&
    settlement !== 'paid' &&
    (invoice.stage === 'draft' || invoice.stage === 'posted')
  return {
    stage: invoice.stage,
    delivery: invoice.viewedAt ? 'viewed' : invoice.sentAt ? 'sent' : 'none',
    settlement,
    due: open && balanceOf(invoice) > 0n && invoice.dueOn < today ? 'overdue' : 'not_due',
    visibility: invoice.archivedAt ? 'archived' : invoice.publishedAt ? 'published' : 'internal',
  }
}

/**
 * Every position there is, in a fixed order: the reviewed table of words is printed from it, and the database keeps
 * places in it. So what came later, written off, stands behind all the others.
 */
export function everyPosition(): Position[] {
  return [...positionsOf(SETTLEMENTS.slice(0, 4)), ...positionsOf(SETTLEMENTS.slice(4))]
}

function positionsOf(settlements: readonly Position['settlement'][]): Position[] {
  return STAGES.flatMap((stage) =>
    DELIVERIES.flatMap((delivery) =>
      settlements.flatMap((settlement) =>
        DUES.flatMap((due) =>
          VISIBILITIES.map((visibility) => ({ stage, delivery, settlement, due, visibility })),
        ),
      ),
    ),
  )
}
