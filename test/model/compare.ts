import { expect } from 'vitest'
import { daysAfter } from './oracle/days.ts'
import { dueOf, lateOn } from './oracle/instalments.ts'
import { CREDIT } from './oracle/journal.ts'
import { mayBe, MOVES, OTHER_VERBS } from './oracle/verbs.ts'
import { leftOver } from './oracle/money.ts'
import { added } from './oracle/sums.ts'
import { byAccount, type Earning, givenUpOn, isLive, openOn, owedOn, type Document } from './oracle/things.ts'
import { isOverdue, settlementOf, wordOf } from './oracle/words.ts'
import type { Model } from './model.ts'
import { earnsOf } from './told.ts'

const EVER = '2999-12-31'

/** Everything the program tells after an act, held against the oracle. */
export async function compare(model: Model): Promise<void> {
  const { program, oracle } = model
  const someDay = daysAfter(oracle.today, -(oracle.journal.entries.length % 9))
  const longAgo = daysAfter(oracle.today, -((oracle.journal.entries.length * 7) % 60))
  const [invoices, works, payments, customers, ever, then, aged, agedLongAgo] = await Promise.all([
    program.list('/v1/invoices'),
    program.list('/v1/work'),
    program.list('/v1/payments'),
    program.list('/v1/customers'),
    program.get(`/v1/reports/trial-balance?asOf=${EVER}`),
    program.get(`/v1/reports/trial-balance?asOf=${someDay}`),
    program.get(`/v1/reports/ar-aging?asOf=${someDay}`),
    program.get(`/v1/reports/ar-aging?asOf=${longAgo}`),
  ])
  model.learn(oracle.documents, invoices)
  model.learn(
    oracle.works,
    works.filter(({ kind }) => kind !== 'sale'),
  )
  model.learn(oracle.payments, payments)
  for (const { id, externalId } of customers) model.customerIds.set(externalId, id)

  expect(byId(invoices.map(rowOf))).toEqual(byId(oracle.documents.map((it) => expectedRow(model, it))))
  expect(byId(payments.map(({ id, amount, unapplied }) => ({ id, amount, unapplied })))).toEqual(
    byId(
      oracle.payments.map((it) => ({
        id: model.idOf(it),
        amount: Number(it.amount),
        unapplied: Number(leftOver(oracle, it)),
      })),
    ),
  )
  expect(balancesIn(ever), 'balances').toEqual(numbers(oracle.journal.balances(EVER)))
  expect(balancesIn(then), `balances of ${someDay}`).toEqual(numbers(oracle.journal.balances(someDay)))
  expect(agedIn(aged), `aged receivables of ${someDay}`).toEqual(receivablesOf(model, someDay))
  expect(agedIn(agedLongAgo), `aged receivables of ${longAgo}`).toEqual(receivablesOf(model, longAgo))
  expect(customersIn(customers)).toEqual(expectedCustomers(model))
}

/** One document with all that stands on it. */
export async function compareDocument(model: Model, it: Document): Promise<void> {
  const told = await model.program.get(`/v1/invoices/${model.idOf(it)}`)
  const { net, tax, total } = it.sums
  expect(told).toMatchObject(
    numbers({
      net,
      tax,
      total,
      paid: it.paid,
      credited: it.credited,
      refunded: it.refunded,
      writtenOff: givenUpOn(it),
    }),
  )
  expect(told.balance).toBe(Number(isLive(it) ? openOn(it) : 0n))
  expect(told.position).toEqual({
    stage: it.stage,
    delivery: it.seen ? 'viewed' : it.sent ? 'sent' : 'none',
    settlement: settlementOf(it),
    due: isOverdue(it, model.oracle.today) ? 'overdue' : 'not_due',
    visibility: it.archived ? 'archived' : it.published ? 'published' : 'internal',
  })
  const earned = (of: readonly Earning[]): Row =>
    Object.fromEntries([...byAccount(of)].map(([account, amount]) => [account, Number(amount)]))
  expect(earned(earnsOf(told)), 'what it earns on which account').toEqual(earned(it.earns))
  const groups = Object.fromEntries(
    told.taxGroups.map(({ rate, base, tax: of }: Record<string, number | string>) => [
      Math.round(Number(rate) * 1000),
      { base, tax: of },
    ]),
  )
  expect(groups).toEqual(
    Object.fromEntries([...it.sums.groups].map(([rate, group]) => [Number(rate), numbers({ ...group })])),
  )
  const allowed = Object.fromEntries(
    told.actions.map((action: { verb: string; allowed: boolean }) => [action.verb, action.allowed]),
  )
  for (const verb of [...OTHER_VERBS, ...MOVES] as const) expect(allowed[verb], verb).toBe(mayBe(verb, it))
}

type Row = Record<string, unknown>

const byId = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))

// oxlint-disable-next-line typescript/no-explicit-any
const rowOf = (row: any): Row => {
  const { id, kind, number, stage, customer, currency, issuedOn, dueOn, total, balance, flagged, word } = row
  return {
    id,
    kind,
    number,
    stage,
    currency,
    issuedOn,
    dueOn,
    total,
    balance,
    flagged,
    customer: customer.id,
    word: word.label.toLowerCase(),
  }
}

function expectedRow(model: Model, it: Document): Row {
  const { kind, number, stage, currency, issuedOn } = it
  return {
    id: model.idOf(it),
    kind,
    number,
    stage,
    currency,
    issuedOn,
    dueOn: dueOf(it),
    flagged: it.flagged || it.misfit,
    total: Number(it.sums.total),
    balance: Number(isLive(it) ? openOn(it) : 0n),
    customer: model.customerIds.get(it.customer.name),
    word: wordOf(model.oracle.business, it, model.oracle.today),
  }
}

/** By "1100 USD", debit positive. */
function balancesIn(told: {
  currencies: { currency: string; rows: { account: string; debit: number; credit: number }[] }[]
}): Record<string, number> {
  return Object.fromEntries(
    told.currencies.flatMap(({ currency, rows }) =>
      rows.map(({ account, debit, credit }) => [`${account} ${currency}`, debit - credit]),
    ),
  )
}

function agedIn(told: { currencies: { currency: string; totals: { total: number } }[] }): Row {
  return Object.fromEntries(
    told.currencies
      .filter(({ totals }) => totals.total !== 0)
      .map(({ currency, totals }) => [`1100 ${currency}`, totals.total]),
  )
}

function receivablesOf({ oracle }: Model, day: string): Row {
  const all = Object.entries(numbers(oracle.journal.balances(day)))
  return Object.fromEntries(all.filter(([key]) => key.startsWith('1100 ')))
}

interface Owed {
  readonly currency: string
  readonly receivable: number
  readonly overdue: number
  readonly credit: number
  readonly openDocuments: number
}

/** What customers owe and what is theirs, by "acme USD", without what is nothing at all. */
function customersIn(customers: readonly { externalId: string; balances: readonly Owed[] }[]): Row {
  return withoutNothing(
    customers.flatMap(({ externalId, balances }) =>
      balances.map(({ currency, receivable, overdue, credit, openDocuments }) => [
        `${externalId} ${currency}`,
        { receivable, overdue, credit, openDocuments },
      ]),
    ),
  )
}

function expectedCustomers({ oracle }: Model): Row {
  const rows: [string, Omit<Owed, 'currency'>][] = []
  for (const customer of oracle.customers.values()) {
    for (const currency of ['USD', 'JPY', 'KWD']) {
      const owing = oracle.documents.filter(
        (it) => it.customer === customer && it.currency === currency && owedOn(it) > 0n,
      )
      const final = owing.filter(({ stage }) => stage === 'posted')
      const credit = oracle.journal.entries
        .filter((entry) => entry.customer === customer && entry.currency === currency)
        .flatMap(({ sides }) => sides)
        .filter(({ account }) => account === CREDIT)
      rows.push([
        `${customer.name} ${currency}`,
        {
          receivable: Number(added(owing.map(owedOn))),
          overdue: Number(lateOn(final, oracle.today)),
          credit: Number(-added(credit.map(({ amount }) => amount))),
          openDocuments: owing.length,
        },
      ])
    }
  }
  return withoutNothing(rows)
}

const withoutNothing = (rows: readonly (readonly [string, object])[]): Row =>
  Object.fromEntries(rows.filter(([, held]) => Object.values(held).some((value) => value !== 0)))

const numbers = (amounts: Readonly<Record<string, bigint>>): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, Number(amount)]))
