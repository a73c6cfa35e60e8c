import { balanceOf, type Invoice } from '../../../src/domain/invoice/invoice.ts'
import { DEFAULT_ACCOUNTS } from './accounts.ts'
import type { PaperBooks } from './paper-books.ts'

/**
 * Everything wrong with a set of books, as sentences; empty when all is well. Nothing here asks the rules under test:
 * sums are taken anew from journal, documents and allocations, so that each is the other's oracle.
 */
export function brokenIn(books: PaperBooks): string[] {
  return [
    ...entriesThatDoNotBalance(books),
    ...reversalsThatDoNotMirror(books),
    ...receivablesThatDiffer(books),
    ...movesThatDiffer(books),
    ...accountsThatDiffer(books),
    ...worksBilledTwice(books),
    ...numbersOutOfOrder(books),
    ...settlementsThatDiffer(books),
    ...instalmentsThatDiffer(books),
  ]
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

function entriesThatDoNotBalance(books: PaperBooks): string[] {
  return books.entries.flatMap((entry) => {
    const off = sum(entry.postings.map((posting) => posting.amount))
    return [
      ...(off === 0n ? [] : [`entry ${entry.id} is off by ${off}`]),
      ...(entry.postings.length >= 2 ? [] : [`entry ${entry.id} has ${entry.postings.length} postings`]),
      ...(entry.postings.every((posting) => posting.amount !== 0n)
        ? []
        : [`entry ${entry.id} posts nothing to an account`]),
    ]
  })
}

function reversalsThatDoNotMirror(books: PaperBooks): string[] {
  return books.entries.flatMap((entry) => {
    if (entry.reverses === null) return []
    const undone = books.entries.find((other) => other.id === entry.reverses)
    if (!undone) return [`entry ${entry.id} reverses nothing`]
    if (undone.reverses !== null) return [`entry ${entry.id} reverses a reversal`]
    const again = books.entries.filter((other) => other.reverses === undone.id).length
    return [
      ...(again === 1 ? [] : [`entry ${undone.id} is reversed ${again} times`]),
      ...(entry.date >= undone.date ? [] : [`entry ${entry.id} is dated before what it undoes`]),
      ...(undone.postings.every((posting, at) => entry.postings[at]?.amount === -posting.amount)
        ? []
        : [`entry ${entry.id} is no mirror of ${undone.id}`]),
    ]
  })
}

function receivablesThatDiffer(books: PaperBooks): string[] {
  const invoices = [...books.invoices.values()]
  const account = books.accountSum(DEFAULT_ACCOUNTS.receivable)
  const documents = sum(invoices.map((invoice) => invoice.receivable))
  return [
    ...invoices
      .filter((invoice) => books.receivablePosted(invoice.id) !== invoice.receivable)
      .map(
        (invoice) =>
          `${invoice.id} holds ${invoice.receivable} but the journal says ${books.receivablePosted(invoice.id)}`,
      ),
    ...(account === documents ? [] : [`Accounts Receivable is ${account}, its documents ${documents}`]),
    ...invoices
      .filter((invoice) => invoice.receivable < 0n)
      .map((invoice) => `${invoice.id} holds ${invoice.receivable}, less than nothing`),
  ]
}

/** What a document held at the end of each day is what was posted by then, as far as its own days tell. */
function movesThatDiffer(books: PaperBooks): string[] {
  return [...books.invoices.values()].flatMap((invoice) => {
    const { id, receivable, movedFirst, movedBefore, movedLast, heldBefore } = invoice
    const days = new Map<string, bigint>()
    for (const { date, postings } of books.entries)
      for (const { invoiceId, amount } of postings)
        if (invoiceId === id) days.set(date, (days.get(date) ?? 0n) + amount)
    const ordered = [...days.keys()].toSorted()
    const heldOn = (day: string): bigint =>
      sum(ordered.filter((one) => one <= day).map((one) => days.get(one)!))
    const isSaid =
      movedFirst === (ordered[0] ?? null) &&
      movedLast === (ordered.at(-1) ?? null) &&
      movedBefore === (ordered.at(-2) ?? null) &&
      (movedBefore === null ? heldBefore === null : heldBefore === heldOn(movedBefore)) &&
      (movedLast === null || receivable === heldOn(movedLast))
    return isSaid
      ? []
      : [
          `${id} moved on ${ordered.join(', ')}, it says ${movedFirst}, ${movedBefore}, ${movedLast}, holding ${heldBefore}`,
        ]
  })
}

/** Revenue, tax and customer credit told from the documents, not from the entries. */
function accountsThatDiffer(books: PaperBooks): string[] {
  const recognized = [...books.invoices.values()].filter((invoice) => saidInBooks(invoice, books))
  const signed = (pick: (invoice: Invoice) => bigint): bigint =>
    sum(recognized.map((invoice) => (invoice.kind === 'credit_note' ? -pick(invoice) : pick(invoice))))
  const soldBesides = (account: string): bigint =>
    sum(
      books.entries
        .filter((entry) => entry.documentType === 'work')
        .flatMap((entry) =>
          entry.postings.filter((posting) => posting.account === account).map((posting) => posting.amount),
        ),
    )
  const givenBack = (ofCredit: boolean): bigint =>
    sum(books.refunds.filter((one) => (one.invoiceId === null) === ofCredit).map((one) => one.amount))
  const credit =
    sum(books.payments.map(({ payment }) => payment.unapplied)) -
    givenBack(true) +
    sum(
      recognized
        .filter((invoice) => invoice.kind === 'credit_note')
        .map((note) => note.total - note.credited),
    )
  const cash =
    sum(books.payments.map(({ payment }) => payment.amount)) +
    soldBesides(DEFAULT_ACCOUNTS.cash) -
    givenBack(true) -
    givenBack(false)
  const unearned = signed(({ taxGroups }) => sum(taxGroups.map(({ deferred = 0n }) => deferred)))
  const earnedOn = (code: string | null): bigint =>
    signed(({ id }) => {
      const named = (books.lines.get(id) ?? []).filter(({ account }) =>
        code === null ? account !== undefined : account === code,
      )
      return sum(named.map(({ net }) => net))
    })
  const others = books.chart.filter(({ type, role }) => type === 'revenue' && role === null)
  const expected: [string, bigint][] = [
    [
      DEFAULT_ACCOUNTS.revenue,
      soldBesides(DEFAULT_ACCOUNTS.revenue) - signed((invoice) => invoice.net) + unearned + earnedOn(null),
    ],
    ...others.map(({ code }): [string, bigint] => [code, -earnedOn(code)]),
    [DEFAULT_ACCOUNTS.deferred_revenue, -unearned],
    [
      DEFAULT_ACCOUNTS.tax_payable,
      soldBesides(DEFAULT_ACCOUNTS.tax_payable) - signed((invoice) => invoice.tax),
    ],
    [DEFAULT_ACCOUNTS.customer_credit, -credit],
    [DEFAULT_ACCOUNTS.cash, cash],
    [DEFAULT_ACCOUNTS.bad_debt, sum(books.standingWriteOffs().map(({ amount }) => amount))],
    [
      DEFAULT_ACCOUNTS.payment_differences,
      sum(books.standingAllocations().map(({ difference }) => difference)),
    ],
  ]
  return expected
    .filter(([account, amount]) => books.accountSum(account) !== amount)
    .map(
      ([account, amount]) =>
        `account ${account} is ${books.accountSum(account)}, the documents say ${amount}`,
    )
}

function saidInBooks(invoice: Invoice, books: PaperBooks): boolean {
  if (invoice.stage === 'posted') return true
  if (invoice.stage !== 'draft' || invoice.kind === 'credit_note' || invoice.kind === 'deposit') return false
  return books.recognizesDrafts(invoice.profileVersion)
}

function worksBilledTwice(books: PaperBooks): string[] {
  const stateAt = { draft: 'draft', posted: 'final', void: 'released', cancelled: 'released' } as const
  return [
    ...[...books.works.values()].flatMap((work) => {
      const drafts = books.billingsOf(work.id).filter((billing) => billing.state === 'draft')
      return drafts.length <= 1 ? [] : [`${work.title} has ${drafts.length} live drafts`]
    }),
    ...[...books.billings.values()].flatMap((billing) => {
      const invoice = books.invoices.get(billing.invoiceId)
      if (!invoice) return [`${billing.workId} is billed on no document`]
      const lines = books.lines.get(invoice.id) ?? []
      const billed = sum(lines.filter((line) => line.workId === billing.workId).map((line) => line.net))
      const signed = invoice.kind === 'credit_note' ? -billed : billed
      return [
        ...(stateAt[invoice.stage] === billing.state ||
        (billing.state === 'deposit' && stateAt[invoice.stage] !== 'released')
          ? []
          : [`${invoice.id} is ${invoice.stage}, its billing ${billing.state}`]),
        ...(billing.state === 'released' || signed === billing.amount
          ? []
          : [`${invoice.id} bills ${signed} of a work that is said to be billed at ${billing.amount}`]),
      ]
    }),
  ]
}

function numbersOutOfOrder(books: PaperBooks): string[] {
  const counted = new Map<string, bigint>()
  const wrong = books.drawn.flatMap(({ series, number, invoiceId }) => {
    const next = (counted.get(series) ?? 0n) + 1n
    counted.set(series, next)
    const invoice = books.invoices.get(invoiceId)
    return [
      ...(invoice?.number === number
        ? []
        : [`number ${number} was drawn for ${invoiceId}, which bears ${invoice?.number}`]),
      ...(invoice?.numberSeq === next ? [] : [`number ${number} is not the next of its series`]),
    ]
  })
  const texts = new Set(books.drawn.map(({ number }) => number))
  const bearers = [...books.invoices.values()].filter((invoice) => invoice.number !== null).length
  return [
    ...wrong,
    ...(texts.size === books.drawn.length ? [] : ['a number was given twice']),
    ...(bearers === books.drawn.length
      ? []
      : [`${books.drawn.length} numbers were drawn, ${bearers} are borne`]),
  ]
}

function settlementsThatDiffer(books: PaperBooks): string[] {
  const allocated = (type: string, by: 'invoiceId' | 'sourceId', id: string): bigint =>
    sum(
      books
        .standingAllocations()
        .filter((one) => one.sourceType === type && one[by] === id)
        .map((one) => one.amount),
    )
  const differing = (paymentId: string): bigint =>
    sum(
      books
        .standingAllocations()
        .filter((one) => one.sourceId === paymentId)
        .map((one) => one.difference),
    )
  return [
    ...books.allocations
      .filter((one) => one.amount <= 0n)
      .map((one) => `allocation ${one.id} is ${one.amount}`),
    ...books.payments.flatMap(({ payment }) =>
      allocated('payment', 'sourceId', payment.id) - differing(payment.id) + payment.unapplied ===
        payment.amount && payment.unapplied >= 0n
        ? []
        : [`payment ${payment.id} is not what was allocated and what is left`],
    ),
    ...[...books.invoices.values()].flatMap((invoice) => {
      if (invoice.kind === 'credit_note') {
        return invoice.stage !== 'posted' ||
          allocated('credit_note', 'sourceId', invoice.id) === invoice.credited
          ? []
          : [
              `credit note ${invoice.id} took off ${invoice.credited}, allocated ${allocated('credit_note', 'sourceId', invoice.id)}`,
            ]
      }
      return [
        ...(allocated('payment', 'invoiceId', invoice.id) === invoice.paid
          ? []
          : [`${invoice.id} is paid otherwise than allocated`]),
        ...(sum(books.refunds.filter((one) => one.invoiceId === invoice.id).map((one) => one.amount)) ===
          invoice.refunded && invoice.refunded <= invoice.paid
          ? []
          : [`${invoice.id} is refunded otherwise than given back`]),
        ...(allocated('credit_note', 'invoiceId', invoice.id) === invoice.credited
          ? []
          : [`${invoice.id} is credited otherwise than allocated`]),
        ...(sum(
          books
            .standingWriteOffs()
            .filter((one) => one.invoiceId === invoice.id)
            .map((one) => one.amount),
        ) === invoice.writtenOff
          ? []
          : [`${invoice.id} is written off otherwise than was said`]),
      ]
    }),
  ]
}

/** Instalments told from their records: unit by unit, the newest of what is open is owed last. */
function instalmentsThatDiffer(books: PaperBooks): string[] {
  return [...books.invoices.values()].flatMap((invoice) => {
    const plan = invoice.instalments
    const record = books.instalmentPlans.findLast(({ invoiceId }) => invoiceId === invoice.id)
    if (!plan && !record) return []
    if (!plan || !record) return [`${invoice.id} has a plan that is not recorded, or the other way about`]
    let open = balanceOf(invoice)
    let due: string | null = null
    for (const part of record.parts.toReversed()) {
      if (open <= 0n) break
      open -= part.amount
      due = part.dueOn
    }
    if (open > 0n && (due === null || record.agreedDueOn < due)) due = record.agreedDueOn
    due ??= record.parts.at(-1)?.dueOn ?? record.agreedDueOn
    return [
      ...(sum(record.parts.map(({ amount }) => amount)) === record.total
        ? []
        : [`the parts of ${invoice.id} do not come to ${record.total}`]),
      ...(record.parts.every(({ amount }) => amount > 0n) ? [] : [`${invoice.id} has a part of nothing`]),
      ...(record.parts.every(({ dueOn }, at) => at === 0 || record.parts[at - 1]!.dueOn <= dueOn)
        ? []
        : [`the parts of ${invoice.id} are out of order`]),
      ...((
        invoice.stage === 'draft'
          ? plan.asked !== undefined || record.parts.length === 0
          : plan.asked === undefined || record.total === invoice.total
      )
        ? []
        : [`the instalments of ${invoice.id}, a ${invoice.stage}, do not follow it, or do`]),
      ...(invoice.stage !== 'draft' || record.parts.length === 0 || record.total === invoice.total
        ? []
        : [`the instalments of draft ${invoice.id} do not come to it`]),
      ...(invoice.dueOn === due ? [] : [`${invoice.id} is due ${invoice.dueOn}, its instalments ${due}`]),
    ]
  })
}
