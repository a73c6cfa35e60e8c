import { OPENING } from './journal.ts'
import type { Came, Oracle } from './oracle.ts'
import { added } from './sums.ts'
import type { Side } from './things.ts'

export interface Opening {
  readonly asOf: string
  readonly currency: string
  /** By account, debits positive. */
  readonly lines: readonly { readonly account: string; readonly amount: bigint }[]
  readonly documents: readonly {
    readonly number: string
    readonly customer: string
    readonly issuedOn: string
    readonly dueOn: string
    readonly open: bigint
  }[]
  readonly differenceToEquity: boolean
}

/** Balances and open documents of another system are taken over, before anything else stands in their currency. */
export function open(books: Oracle, { asOf, currency, lines, documents, differenceToEquity }: Opening): Came {
  if (books.journal.standsBy(asOf, currency)) return 'books_not_new'
  const held = added(lines.map(({ amount }) => amount))
  const owed = added(documents.map((one) => one.open))
  if (held + owed !== 0n && !differenceToEquity) return 'opening_unbalanced'
  if (documents.some(({ number }) => books.documents.some((it) => it.number === number)))
    return 'number_taken'
  const sides: Side[] = lines.map((line) => ({ ...line, document: null }))
  if (lines.length > 0)
    books.journal.post({
      kind: 'opening_balance',
      date: asOf,
      currency,
      customer: null,
      sides: [...sides, { account: OPENING, amount: -held, document: null }],
    })
  for (const { number, customer, issuedOn, dueOn, open: total } of documents)
    books.make({
      kind: 'invoice',
      final: true,
      customer: books.customer(customer),
      currency,
      issuedOn,
      dueOn,
      netDays: books.policy.netDays,
      number,
      lines: [{ quantity: 1_000n, price: 1_000n * total, rate: 0n, account: null }],
      discount: null,
      sums: {
        groups: new Map([[0n, { base: total, tax: 0n }]]),
        subtotal: total,
        net: total,
        tax: 0n,
        total,
        lines: [total],
      },
      works: [],
      original: null,
      flagged: false,
      openedAsOf: asOf,
    })
  return 'done'
}
