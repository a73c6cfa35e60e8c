import { expect } from 'vitest'
import type { BillhookClient } from '../../src/client/index.ts'
import type { Invoice, InvoiceRow } from '../../src/contract/invoice.ts'
import type { Account } from '../../src/contract/journal.ts'

/** A posting with what its entry says. */
export interface Said {
  readonly account: string
  readonly currency: string
  readonly date: string
  readonly customerId: string | null
  readonly invoiceId: string | null
  /** Minor units, debit positive. */
  readonly amount: number
  /** Whether it takes a year's result to retained earnings, or back. */
  readonly closes: boolean
}

/** Which postings are meant: what is not named is any. */
export interface Meant {
  readonly accounts?: readonly string[]
  readonly currency?: string
  readonly from?: string
  readonly to?: string
  readonly invoiceId?: string
  readonly customerId?: string
  readonly closes?: boolean
}

const CLOSINGS: readonly string[] = ['year_close', 'year_close_reversal']

/** An organization's books as a reader of its reports has them: the API, and every entry of the journal. */
export class ReadBooks {
  readonly client: BillhookClient
  readonly accounts: readonly Account[]
  readonly postings: readonly Said[]
  /** A day on which nothing is to come any more, and some before. */
  readonly days: readonly string[]

  private constructor(
    client: BillhookClient,
    accounts: readonly Account[],
    postings: readonly Said[],
    today: string,
  ) {
    this.client = client
    this.accounts = accounts
    this.postings = postings
    const dates = postings.map(({ date }) => date).toSorted((a, b) => (a < b ? -1 : 1))
    const at = (share: number): string => dates[Math.floor((dates.length - 1) * share)]!
    this.days = [at(0.3), at(0.8), at(1) < today ? today : at(1)]
  }

  static async read(client: BillhookClient): Promise<ReadBooks> {
    const { items } = await client.get('/v1/accounts')
    const postings: Said[] = []
    let cursor: string | undefined
    do {
      const query = { order: 'oldest', limit: '200', ...(cursor ? { cursor } : {}) } as const
      const page = await client.get('/v1/journal-entries', { query })
      for (const { currency, date, kind, customerId, postings: sides } of page.items) {
        const closes = CLOSINGS.includes(kind)
        for (const { account, debit, credit, invoiceId } of sides)
          postings.push({ account, currency, date, customerId, invoiceId, amount: debit - credit, closes })
      }
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const { asOf: today } = await client.get('/v1/dashboard')
    return new ReadBooks(client, items, postings, today)
  }

  /** Every document as the list of them tells it. */
  async documents(): Promise<readonly InvoiceRow[]> {
    if (this.#documents) return this.#documents
    const documents: InvoiceRow[] = []
    let cursor: string | undefined
    do {
      const query = { limit: '200', ...(cursor ? { cursor } : {}) } as const
      const page = await this.client.get('/v1/invoices', { query })
      documents.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return (this.#documents = documents)
  }
  #documents: readonly InvoiceRow[] | undefined

  /** A document with all that is known of it. */
  async document(id: string): Promise<Invoice> {
    const known = this.#whole.get(id) ?? (await this.client.get('/v1/invoices/{id}', { params: { id } }))
    this.#whole.set(id, known)
    return known
  }
  readonly #whole = new Map<string, Invoice>()

  /** What the journal comes to: minor units, debit positive. */
  sum(meant: Meant): number {
    return this.postings.reduce((sum, it) => (isMeant(it, meant) ? sum + it.amount : sum), 0)
  }

  /** Accounts of some types. */
  ofType(...types: readonly string[]): string[] {
    return this.accounts.filter(({ type }) => types.includes(type)).map(({ code }) => code)
  }

  /** Accounts in some roles. */
  inRole(...roles: readonly string[]): string[] {
    return this.accounts.filter(({ role }) => role !== null && roles.includes(role)).map(({ code }) => code)
  }

  /** 1 for an account whose balances stand on the debit side, -1 for the others. */
  sideOf(account: string): number {
    const type = this.accounts.find(({ code }) => code === account)?.type
    return type === 'asset' || type === 'expense' ? 1 : -1
  }

  /**
   * Opens the ledger behind a figure and reads it to its end: every line is a posting, they run from the opening balance to
   * the closing one, and both are the journal's. With a customer it is what entries about the customer posted; without
   * closings, what else than closes of years. Answers what the account moved by in between, on its normal side.
   */
  async open(
    account: string,
    currency: string,
    from: string,
    to: string,
    { customerId, closings }: { readonly customerId?: string; readonly closings?: 'without' } = {},
  ): Promise<number> {
    const asked = { account, currency, from, to, limit: '200', customer: customerId, closings } as const
    const key = JSON.stringify(asked)
    const known = this.#opened.get(key)
    if (known !== undefined) return known
    const first = await this.client.get('/v1/reports/general-ledger', { query: asked })
    const lines = [...first.lines]
    for (let cursor = first.nextCursor; cursor !== null;) {
      const page = await this.client.get('/v1/reports/general-ledger', { query: { ...asked, cursor } })
      lines.push(...page.lines)
      cursor = page.nextCursor
    }
    const side = this.sideOf(account)
    const upTo = (day: string): number =>
      side * this.sum({ accounts: [account], currency, to: day, ...(customerId && { customerId }) }) + 0
    expect(first.opening, `${key}: opening`).toBe(upTo(dayBefore(from)))
    const closed = closings && this.sum({ accounts: [account], currency, from, to, closes: true })
    expect(first.closing, `${key}: closing`).toBe(upTo(to) - side * (closed ?? 0))
    let balance = first.opening
    for (const line of lines) {
      balance += side * (line.debit - line.credit)
      expect(line.balance, `${key}: running balance of ${line.entryId}`).toBe(balance)
    }
    expect(balance, `${key}: its lines`).toBe(first.closing)
    const moved = first.closing - first.opening
    this.#opened.set(key, moved)
    return moved
  }
  readonly #opened = new Map<string, number>()
}

function isMeant(it: Said, { accounts, currency, from, to, invoiceId, customerId, closes }: Meant): boolean {
  return (
    (accounts === undefined || accounts.includes(it.account)) &&
    (currency === undefined || it.currency === currency) &&
    (from === undefined || it.date >= from) &&
    (to === undefined || it.date <= to) &&
    (invoiceId === undefined || it.invoiceId === invoiceId) &&
    (customerId === undefined || it.customerId === customerId) &&
    (closes === undefined || it.closes === closes)
  )
}

export const BEGINNING = '1900-01-02'

export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
