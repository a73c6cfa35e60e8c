import { BEGINNING, type ReadBooks } from './books.ts'

/** Every account that was ever posted to, in pieces, and of each customer: opening it compares each line and balance. */
export async function walkGeneralLedger(books: ReadBooks): Promise<number> {
  const keys = new Set(books.postings.map(({ account, currency }) => `${account} ${currency}`))
  const [early, middle, last] = books.days as [string, string, string]
  for (const key of keys) {
    const [account, currency] = key.split(' ') as [string, string]
    for (const [from, to] of [
      [BEGINNING, early],
      [early, middle],
      [middle, last],
    ] as const)
      await books.open(account, currency, from, to)
    const [from, to] = [middle, last]
    const own = books.postings.filter((it) => it.account === account && it.currency === currency)
    for (const customerId of new Set(own.map((it) => it.customerId)))
      if (customerId !== null) await books.open(account, currency, from, to, { customerId })
  }
  return books.postings.length
}
