import type * as view from '../contract/customer-statement.ts'
import type {
  CustomerStatement,
  StatementDocument,
  StatementLine,
} from '../domain/receivables/customer-statement.ts'
import { daysBetween } from '../kernel/date.ts'
import type { ReadStatement } from '../operations/customer-statement.ts'
import { numberOf } from './amount.ts'
import { presentParty, presentSeller, sellerShown } from './party.ts'

/** A customer's statement as staff read it. */
export const presentCustomerStatement = (read: ReadStatement): view.CustomerStatement => ({
  customer: { id: read.buyer.id, name: read.buyer.name },
  knownAt: read.knownAt,
  ...presentStatement(read),
})

/** The same as the customer reads it: entries' own words are for the staff, and how to pay stands there where it is shown. */
export function presentPortalStatement(read: ReadStatement, showsPay: boolean): view.PortalStatement {
  const { currencies, ...statement } = sellerShown(presentStatement(read), showsPay)
  const forClient = (line: view.StatementLine): view.StatementLine => ({
    ...line,
    description: line.document?.number ?? '',
    paymentId: null,
  })
  return {
    ...statement,
    currencies: currencies.map((sheet) => ({ ...sheet, lines: sheet.lines.map(forClient) })),
  }
}

function presentStatement(read: ReadStatement): view.PortalStatement {
  const { form, from, to, statements } = read
  const sheetOf = (one: CustomerStatement): view.StatementSheet => ({
    currency: one.currency,
    opening: from === null ? null : numberOf(one.opening),
    closing: numberOf(one.closing),
    lines: one.lines.flatMap((line) => presentLine(line, form) ?? []),
    items: one.items.map(({ document, open }) => ({
      document: presentDocument(document),
      open: numberOf(open),
      daysPastDue: Math.max(0, daysBetween(document.dueOn, to)),
    })),
    credit: numberOf(one.credit),
    other: numberOf(one.other),
    aging: {
      current: numberOf(one.aging.current),
      days1To30: numberOf(one.aging.days_1_30),
      days31To60: numberOf(one.aging.days_31_60),
      days61To90: numberOf(one.aging.days_61_90),
      over90: numberOf(one.aging.over_90),
      credits: numberOf(one.aging.credits),
      total: numberOf(one.aging.total),
    },
    elsewhere: numberOf(one.elsewhere),
  })
  return {
    seller: presentSeller(read.seller, read.logo),
    buyer: presentParty(read.buyer),
    form,
    from,
    to,
    currencies: statements.map(sheetOf),
  }
}

/** Money that only moved from credit to documents leaves the balance as it is: it is activity, and nothing else. */
function presentLine(line: StatementLine, form: view.StatementForm): view.StatementLine | null {
  if (line.amount === 0n && form !== 'activity') return null
  return {
    date: line.day,
    type: line.type,
    description: line.description,
    paymentId: line.type === 'payment' ? line.documentId : null,
    paymentMethod: line.type === 'payment' ? line.paymentMethod : null,
    paymentReference: line.type === 'payment' ? line.paymentReference : null,
    document: line.document && presentDocument(line.document),
    amount: numberOf(line.amount),
    balance: form === 'activity' ? null : numberOf(line.balance),
    applied: line.applied.map(({ document, amount }) => ({
      document: presentDocument(document),
      amount: numberOf(amount),
    })),
    kept: numberOf(line.kept),
  }
}

const presentDocument = ({
  id,
  kind,
  number,
  reference,
  issuedOn,
  dueOn,
  total,
}: StatementDocument): view.StatementSheet['items'][number]['document'] => ({
  id,
  kind,
  number,
  reference,
  issuedOn,
  dueOn,
  total: numberOf(kind === 'credit_note' ? -total : total),
})
