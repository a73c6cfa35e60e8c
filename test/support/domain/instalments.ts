import { decimal } from '../../../src/kernel/decimal.ts'
import type { AskedInstalment } from '../../../src/domain/invoice/split-instalments.ts'
import { fleet } from '../../../src/domain/profile/fleet.ts'
import { PaperBooks } from './paper-books.ts'
import { does, pays } from './people.ts'
import { at, orderPriced } from './told-events.ts'

/** Books with one document over 10.00, sent on the second of March. */
export function sent(): PaperBooks {
  const books = new PaperBooks(fleet)
  books.now = at(2)
  books.tell(orderPriced('o', 1000, at(1)))
  books.carryOut(does('mark_sent', books.document(0).id))
  return books
}

export const amount = (dueOn: string, minor: bigint): AskedInstalment => ({
  dueOn,
  share: { by: 'amount', amount: minor },
})
export const percent = (dueOn: string, text: string): AskedInstalment => ({
  dueOn,
  share: { by: 'percent', percent: decimal(text) },
})
export const rest = (dueOn: string): AskedInstalment => ({ dueOn, share: { by: 'rest' } })

/** Splits the first document. */
export const split = (books: PaperBooks, ...parts: AskedInstalment[]) =>
  books.carryOut({ kind: 'plan_instalments', invoiceId: books.document(0).id, parts, reason: 'They asked.' })

/** Money of the first document's customer. */
export const pay = (books: PaperBooks, minor: bigint) =>
  books.carryOut(pays(books.document(0).customerId, minor))
