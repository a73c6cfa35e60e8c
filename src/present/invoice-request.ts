import type { InvoiceChanges, InvoiceNew } from '../contract/invoice-request.ts'
import type { z } from '../contract/z.ts'
import type { Addressee, DraftByHand, EditDraft } from '../domain/plan/command.ts'
import { chargeOf, documentDiscountOf } from './charge.ts'

/** A document that was asked for, as the rules read it. */
export function draftOf(asked: z.output<typeof InvoiceNew>): Omit<DraftByHand, 'kind'> {
  return {
    addressee: addresseeOf(asked),
    works: asked.works,
    lines: asked.lines?.map(chargeOf) ?? null,
    currency: asked.currency ?? null,
    issuedOn: asked.issuedOn ?? null,
    dueOn: asked.dueOn ?? null,
    terms: asked.terms ?? null,
    reference: asked.reference ?? null,
    notes: asked.notes ?? null,
    documentDiscount: asked.documentDiscount ? documentDiscountOf(asked.documentDiscount) : null,
    saveAsDraft: asked.saveAsDraft,
    billAgain: asked.billAgain,
  }
}

function addresseeOf({ customerId, customer }: z.output<typeof InvoiceNew>): Addressee | null {
  if (customerId != null) return { customerId }
  if (customer == null) return null
  const { source, ...ref } = customer
  return { source, ref }
}

/** Changes to a draft, as the rules read them. */
export function changesOf(asked: z.output<typeof InvoiceChanges>): EditDraft['changes'] {
  const { lines, documentDiscount, ...rest } = asked
  return {
    ...rest,
    lines: lines?.map(chargeOf),
    documentDiscount: documentDiscount ? documentDiscountOf(documentDiscount) : documentDiscount,
  }
}
