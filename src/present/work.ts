import { remarksInEnglish } from '../domain/sentence/say.ts'
import type * as view from '../contract/work.ts'
import type { VocabularyCode } from '../domain/status/vocabulary.ts'
import type { ReadWork, ReadWorkRow } from '../store/reading/work.ts'
import { numberOf } from './amount.ts'
import { askedAmounts } from './charging-event.ts'
import { presentWord } from './word.ts'

/** How the organization bills, as far as its work needs it. */
export interface WorkPlace {
  readonly today: string
  readonly vocabulary: VocabularyCode
  readonly billableStages: readonly string[]
}

export function presentWorkRow(
  { work, customerName, billed, isBilled }: ReadWorkRow,
  place: WorkPlace,
): view.WorkRow {
  return {
    id: work.id,
    kind: work.kind,
    source: work.source,
    externalId: work.externalId,
    reference: work.reference,
    title: work.title,
    customer: work.customerId === null ? null : { id: work.customerId, name: customerName ?? '' },
    currency: work.currency,
    stage: work.stage,
    value: numberOf(work.value),
    billed: numberOf(billed),
    billable: work.kind !== 'sale' && !isBilled && place.billableStages.includes(work.stage),
    occurredOn: work.occurredOn,
    review: work.review && remarksInEnglish(work.review),
    reviewSaid: [...(work.review ?? [])],
  }
}

/** A piece of work with the documents it is on. */
export function presentWork(read: ReadWork, place: WorkPlace): view.WorkItem {
  return {
    ...presentWorkRow(read, place),
    asOf: read.work.asOf,
    eventId: read.work.eventId,
    ...askedAmounts(read.eventBody),
    depositable: isDepositable(read),
    billings: read.billings.map(({ invoice, amount, state }) => ({
      invoiceId: invoice.id,
      number: invoice.number,
      word: presentWord(invoice, place.today, place.vocabulary),
      amount: numberOf(amount),
      state,
    })),
  }
}

/** As `askDeposit` decides it: a document that bills the whole stands in the way, unless it was credited whole. */
const isDepositable = ({ work, billings }: ReadWork): boolean =>
  work.kind !== 'sale' &&
  work.stage !== 'cancelled' &&
  work.customerId !== null &&
  !billings.some(
    ({ invoice, state, noted }) =>
      state === 'final' && invoice.kind === 'invoice' && (invoice.total === 0n || noted < invoice.total),
  )
