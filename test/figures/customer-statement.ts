import { expect } from 'vitest'
import type { CustomerStatement, StatementForm } from '../../src/contract/customer-statement.ts'
import type { ReadBooks } from './books.ts'

type Sheet = CustomerStatement['currencies'][number]

/** Customers whose statements are opened: enough for every kind of line. */
const MOST = 12

/**
 * In its three forms: what it closes with is the customer's receivables of final documents less customer credit, by the
 * journal; its lines and items come to that, and it opens with what the one before closed with.
 */
export async function walkCustomerStatement(books: ReadBooks): Promise<number> {
  let figures = 0
  const drafts = new Set((await books.documents()).flatMap(({ id, stage }) => (stage === 'draft' ? id : [])))
  const ids = [...new Set(books.postings.flatMap(({ customerId }) => customerId ?? []))].slice(0, MOST)
  const [early, middle, last] = books.days as [string, string, string]
  for (const customer of ids) {
    const read = async (
      form: StatementForm,
      from: string | undefined,
      to: string,
    ): Promise<readonly Sheet[]> =>
      (
        await books.client.get('/v1/reports/customer-statement', {
          query: { customer, form, to, ...(from && { from }) },
        })
      ).currencies
    const before = await read('balance-forward', early, middle)
    const sheets = await read('balance-forward', dayAfter(middle), last)
    const activity = await read('activity', dayAfter(middle), last)
    const items = await read('open-item', undefined, last)
    for (const sheet of [...before, ...sheets, ...activity]) figures += walkLines(sheet)
    for (const sheet of [...before, ...sheets, ...activity, ...items]) figures += walkItems(sheet)
    for (const { currency, opening, closing } of sheets) {
      const owed = books.postings.filter(
        (it) =>
          it.customerId === customer &&
          it.currency === currency &&
          it.date <= last &&
          (books.inRole('customer_credit').includes(it.account) ||
            (books.inRole('receivable').includes(it.account) && !drafts.has(it.invoiceId!))),
      )
      expect(closing, `${customer} ${currency}`).toBe(owed.reduce((sum, { amount }) => sum + amount, 0))
      expect(closingIn(items, currency)).toBe(closing)
      expect(closingIn(activity, currency)).toBe(closing)
      expect(opening, `${customer} ${currency}: opening`).toBe(closingIn(before, currency))
      figures += 4
    }
  }
  return figures
}

const closingIn = (sheets: readonly Sheet[], currency: string): number =>
  sheets.find((sheet) => sheet.currency === currency)?.closing ?? 0

function walkLines({ opening, closing, lines }: Sheet): number {
  let balance = opening!
  for (const line of lines) {
    balance += line.amount
    if (line.balance !== null) expect(line.balance).toBe(balance)
  }
  expect(balance).toBe(closing)
  return lines.length + 1
}

function walkItems({ closing, items, credit, other, aging }: Sheet): number {
  expect(items.reduce((sum, { open }) => sum + open, 0) + other - credit).toBe(closing)
  expect(aging.total).toBe(closing)
  return items.length + 2
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
