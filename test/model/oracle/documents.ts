import type { Came, Oracle } from './oracle.ts'
import { refusedEffect, takeEffect, wantedOf } from './credit.ts'
import { daysAfter } from './days.ts'
import { earningsOf, placed, refusedEarning } from './earning.ts'
import { follow } from './instalments.ts'
import { added, sumsOf, type Discount, type Line } from './sums.ts'
import type { Document, Work } from './things.ts'
import { mayBe, type Move } from './verbs.ts'

/** Moves a document on. */
export function move(books: Oracle, verb: Move, it: Document): Came {
  if (!mayBe(verb, it)) return 'not_allowed_now'
  if (it.stage === 'draft' && (verb === 'confirm' || verb === 'mark_sent' || verb === 'publish')) {
    if (it.kind === 'credit_note') {
      const refused = refusedNote(books, it)
      if (refused) return refused
      takeEffect(books, it)
    }
    books.finish(it)
  }
  if ((verb === 'void' || verb === 'cancel') && isBilledAgain(books, it)) return 'billed_again'
  if (verb === 'mark_sent') it.sent = true
  if (verb === 'publish') it.published = true
  if (verb === 'archive') it.archived = true
  if (verb === 'unarchive') it.archived = false
  if (verb === 'void') books.end(it, 'void')
  if (verb === 'cancel') books.end(it, 'cancelled')
  return 'done'
}

function refusedNote(books: Oracle, note: Document): Came | null {
  const { original, crediting } = note
  if (!original || original.stage !== 'posted') return 'original_not_standing'
  const refused = crediting && wantedOf(books, original, crediting).refused
  const works = crediting ? original.works : note.works
  return refused ?? refusedEffect(books, original, crediting, note.sums, works)
}

/** What a final note took back may be billed elsewhere since; then it stays taken back (rule 9). */
function isBilledAgain(books: Oracle, note: Document): boolean {
  if (note.crediting === null || note.stage !== 'posted') return false
  return (
    note.original!.supersededBy !== null ||
    note.works
      .flatMap((work) => books.billing(work))
      .some(({ kind, born }) => kind !== 'credit_note' && born > note.born)
  )
}

/** A person makes a document, over works or with lines of their own (rules 7 to 9). */
export function draft(
  books: Oracle,
  asked: {
    works: readonly Work[]
    lines: readonly Line[] | null
    customer: string | null
    currency: string | null
    discount: Discount
    saveAsDraft: boolean
    billAgain: boolean
  },
): Came {
  const { works } = asked
  if (!books.policy.manyWorks && works.length > 1) return 'one_work_per_invoice'
  for (const [at, work] of works.entries()) {
    if (works.indexOf(work) !== at) return 'work_named_twice'
    if (!books.policy.billable.includes(work.stage)) return 'work_not_billable'
    const billing = books.billing(work)
    const isTakenBack =
      billing.some(({ kind }) => kind === 'credit_note') &&
      added(billing.map((it) => billedOf(it, work))) === 0n
    if (billing.some(({ stage }) => stage === 'draft' || !(asked.billAgain || isTakenBack)))
      return 'work_already_billed'
  }
  const customer = asked.customer === null ? works[0]?.customer : books.customer(asked.customer)
  if (!customer) return 'customer_not_found'
  if (works.some((work) => work.customer !== customer)) return 'customer_mixed'
  const currency = asked.currency ?? works[0]?.currency ?? 'USD'
  if (works.some((work) => work.currency !== currency)) return 'currency_mixed'
  const refused = refusedEarning(books, asked.lines?.map(({ account }) => account) ?? [])
  if (refused) return refused
  const lines = placed(asked.lines ?? works.flatMap((work) => work.lines), books.policy)
  if (lines.length === 0) return 'no_lines'
  const discount = asked.discount ?? (asked.lines || works.length !== 1 ? null : works[0]!.discount)
  const sums = sumsOf(lines, discount, books.policy.adding)
  if (sums.total < 0n) return 'negative_total'
  books.make({
    kind: 'invoice',
    final: books.policy.finalBy === 'create' && !asked.saveAsDraft,
    customer,
    currency,
    issuedOn: books.today,
    lines,
    discount,
    sums,
    works,
    original: null,
    typed: asked.lines ? textOf(lines, discount) : '',
    flagged: !asked.lines && works.some(({ doubtful }) => doubtful),
  })
  return 'done'
}

/** What a document bills of some work, without tax: less than nothing on a credit note. */
function billedOf(it: Document, work: Work): bigint {
  const net = it.kind === 'credit_note' ? -it.sums.net : it.sums.net
  // What it bills of each of several is learnt when it is credited, and matters from then on.
  return it.works.length === 1 ? net : (it.billed?.get(work) ?? 1n)
}

export interface Edit {
  readonly lines?: readonly Line[]
  readonly discount?: Discount
  readonly issuedOn?: string
  readonly netDays?: number
  readonly customer?: string
  readonly reviewed?: true
}

/** A person edits a draft; what is not named stays (rule 16). */
export function edit(books: Oracle, it: Document, changes: Edit): Came {
  if (!mayBe('edit', it)) return 'not_allowed_now'
  const isOther = changes.lines !== undefined || changes.discount !== undefined || changes.customer
  if (it.crediting && isOther) return 'credit_note_follows_original'
  const refused = refusedEarning(books, changes.lines?.map(({ account }) => account) ?? [], it.lines)
  if (refused) return refused
  const retyped = changes.lines !== undefined || changes.discount !== undefined
  const lines = changes.lines ? placed(changes.lines, it.policy) : it.lines
  const discount = changes.discount === undefined ? it.discount : changes.discount
  const sums = retyped ? sumsOf(lines, discount, it.policy.adding) : it.sums
  if (sums.total < 0n) return 'negative_total'
  const issuedOn = changes.issuedOn ?? it.issuedOn
  if (it.number !== null && issuedOn.slice(0, 4) !== it.issuedOn.slice(0, 4)) return 'number_of_another_year'
  const netDays = changes.netDays ?? it.netDays
  const customer = changes.customer === undefined ? it.customer : books.customer(changes.customer)
  const typed = retyped ? textOf(lines, discount) : it.typed
  const isBooked =
    typed !== it.typed || issuedOn !== it.issuedOn || customer !== it.customer || sums.total !== it.sums.total
  const was = { total: it.sums.total, issuedOn: it.issuedOn }
  if (issuedOn !== it.issuedOn || netDays !== it.netDays) {
    it.dueOn = daysAfter(issuedOn, netDays)
    if (it.plan) it.plan = { ...it.plan, agreed: it.dueOn }
  }
  const earns = retyped ? earningsOf(lines, sums.lines!, it.policy.adding) : it.earns
  Object.assign(it, { lines, discount, sums, earns, issuedOn, netDays, customer, typed })
  if (changes.reviewed) Object.assign(it, { flagged: false, misfit: false })
  follow(it, was)
  if (isBooked) books.rebook(it)
  return 'done'
}

export const textOf = (...values: unknown[]): string =>
  JSON.stringify(values, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

/** Whether its customer may be given a link to it (rule 29). */
export const isShown = (it: Document): boolean =>
  it.wasFinal && (!it.policy.shownWhenPublished || it.published)

/** Its customer saw it: what is in sight counts, the first time (rule 18). */
export function see(it: Document): void {
  if (isShown(it) && it.stage === 'posted' && !it.archived) it.seen = true
}
