import type { GeneratorValue } from 'fast-check'
import fc from 'fast-check'
import type { Invoice, InvoiceRow } from '../../src/contract/invoice.ts'
import type { Payment, PaymentRow } from '../../src/contract/payment.ts'
import { addDays } from '../../src/kernel/date.ts'
import type { Answer, Tenant } from '../http/api.ts'
import { asShown, toldTwice, type Write } from './safely.ts'

/** What an organization is told and asked by people and systems who know nothing of each other, at a clock of its own. */
export interface Act {
  /** How often it comes up beside the others. */
  readonly times: number
  /** Whether an answer says that it was done; where nothing is said, that it was not refused. */
  readonly isDone?: (answer: Answer) => boolean
  /** Answers what it was told; null where there was nothing to do it to. */
  live(life: Life): Promise<Answer | null>
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Currencies with two, none and three decimals; mostly the organization's own. */
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'JPY', 'KWD'] as const

/** What is told of work: for whom it is done, and in which currency, with what each kind says besides. */
export interface Said {
  readonly currency: string
  readonly customer: { readonly id: string }
  readonly [more: string]: unknown
}

/** The newest that was told of a piece of work. */
export interface Told {
  readonly type: string
  readonly about: string
  readonly occurredAt: string
  readonly data: Said
}

const evenly = (min: number, max: number) => fc.noBias(fc.integer({ min, max }))

/** One organization and what is happening to it. All of it is drawn, so that the same seed lives the same life. */
export class Life {
  readonly #us: Tenant
  readonly #clock: { at: number }
  readonly #draw: GeneratorValue
  #fresh = 0
  /** The newest told of each piece of work, by its kind and its id there. */
  readonly told = new Map<string, Told>()
  readonly customers = ['anna', 'bruno', 'chloe'].map((id) => ({ id, name: `Customer ${id}` }))

  /** Nobody else acts while it does: what is shown before it is done can be compared. */
  readonly #isAlone: boolean

  /** What the program does every hour. */
  readonly #hourly: () => Promise<void>

  constructor(
    us: Tenant,
    clock: { at: number },
    draw: GeneratorValue,
    { isAlone, hourly }: { isAlone: boolean; hourly: () => Promise<void> },
  ) {
    this.#hourly = hourly
    this.#us = us
    this.#clock = clock
    this.#draw = draw
    this.#isAlone = isAlone
  }

  /** Calls as the owner. Throws when the program broke: whatever is asked, it has an answer. */
  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>> {
    const answer = await this.#us.call<T>(method, path, body, headers)
    if (answer.status >= 500)
      throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`)
    return answer
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.#write({ method: 'POST', path, body, headers: {} })
  }

  /** Changes it as it stands, whoever changed it before. */
  patch(path: string, body: unknown): Promise<Answer> {
    return this.#write({ method: 'PATCH', path, body, headers: { 'if-match': '*' } })
  }

  /** Seldom asked first what it would do, or told twice for fear that it was lost. */
  #write(write: Write): Promise<Answer> {
    const { method, path, body, headers } = write
    const how = this.int(1, 100)
    if (how <= 10) return toldTwice(this, write, this.fresh('key'))
    if (how <= 35 && this.#isAlone) return asShown(this, write)
    return this.call(method, path, body, headers)
  }

  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.call<T>('GET', path)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** The id of everything a list holds. */
  async idsIn(path: string): Promise<string[]> {
    const ids: string[] = []
    for (let cursor = ''; ;) {
      const page = await this.get<{ items: { id: string }[]; nextCursor: string | null }>(
        `${path}?limit=200${cursor}`,
      )
      ids.push(...page.items.map(({ id }) => id))
      if (page.nextCursor === null) return ids
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
    }
  }

  /** A name nobody else has here. */
  fresh(about: string): string {
    return `${about}-${(this.#fresh += 1)}`
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return this.#draw(evenly, min, max)
  }

  pick<T>(among: readonly T[]): T {
    return among[this.int(0, among.length - 1)]!
  }

  /** True in so many of a hundred. */
  chance(percent: number): boolean {
    return this.int(1, 100) <= percent
  }

  price(): string {
    return `${this.int(1, 300)}.${String(this.int(0, 99)).padStart(2, '0')}`
  }

  currency(): string {
    return this.pick(CURRENCIES)
  }

  taxRate(): string {
    return this.pick(['0', '7', '19', '8.875'])
  }

  today(): string {
    return new Date(this.#clock.at).toISOString().slice(0, 10)
  }

  now(): string {
    return new Date(this.#clock.at).toISOString()
  }

  /** A calendar date so many days from today. */
  daysFromNow(days: number): string {
    return addDays(this.today(), days)
  }

  /** A day that is over, or today. */
  someDay(): string {
    return this.daysFromNow(-this.int(0, 12))
  }

  justNow(): string {
    return new Date(this.#clock.at - this.int(0, 5) * HOUR).toISOString()
  }

  /** The program does by itself what is due. */
  async timePasses(): Promise<void> {
    this.#clock.at += this.int(1, 9) * DAY + this.int(0, 23) * HOUR
    await this.#hourly()
  }

  /** One of the newest of what a list holds; null where there is none. */
  async any<T>(path: string, which: (item: T) => boolean = () => true): Promise<T | null> {
    const { items } = await this.get<{ items: T[] }>(path)
    const found = items.filter(which)
    return found.length === 0 ? null : this.pick(found)
  }

  document(which?: (row: InvoiceRow) => boolean): Promise<InvoiceRow | null> {
    return this.any('/v1/invoices?limit=200', which)
  }

  /** A document something is open on; a draft seldom, which cannot be owed. */
  owed(): Promise<InvoiceRow | null> {
    const drafts = this.chance(10)
    return this.document(({ stage, balance }) => balance > 0 && (drafts || stage !== 'draft'))
  }

  /** A document that is no draft any more; seldom one that was taken back. */
  final(): Promise<InvoiceRow | null> {
    const ended = this.chance(10)
    return this.document(({ stage }) => stage === 'posted' || (ended && stage !== 'draft'))
  }

  whole(id: string): Promise<Invoice> {
    return this.get(`/v1/invoices/${id}`)
  }

  async payment(): Promise<Payment | null> {
    const row = await this.any<PaymentRow>('/v1/payments?limit=100')
    return row && this.get(`/v1/payments/${row.id}`)
  }
}
