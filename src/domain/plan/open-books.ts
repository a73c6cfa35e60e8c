import { on, say } from '../sentence/say.ts'
import { decimal } from '../../kernel/decimal.ts'
import { formatMoney } from '../../kernel/money.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Customer } from '../customer/customer.ts'
import { contentOf, newDocument } from '../invoice/document.ts'
import { openingSeries } from '../invoice/opening.ts'
import { type LineByHand, postingsOf, refuseLine } from '../ledger/lines-by-hand.ts'
import { may } from '../status/role.ts'
import { priceOfMinor } from '../work/amounts.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import type { OpenBooks, OpeningDocument } from './ledger-commands.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/**
 * Takes balances and open documents over from another system, as of the end of a day: accounts against Opening balance
 * equity, and each document with what is open on it, which ages and is paid like any other and posts no tax anew.
 * What the two do not come to together is refused as opening_unbalanced, unless it is to stay in that equity. Refused
 * besides: books_not_new, number_taken, customer_not_found, due_before_issue, and what lines by hand are refused for.
 */
export function openBooks(command: OpenBooks, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'keep_books')) return forbidden('open books')
  const { asOf, currency, lines } = command
  if (!facts.ledger.isNew) {
    return refuse('books_not_new', null, `There are entries in ${currency} on ${asOf} or before.`, {
      pointer: '/asOf',
      remedy: 'Opening balances come before everything else: undo what stands there, or name an earlier day.',
    })
  }
  const { chart } = facts.ledger
  const refused = lines.map((line, at) => refuseLine(line, at, chart)).find((one) => one !== null)
  if (refused) return refused
  const equity = facts.organization.accounts.opening_balance_equity
  const held = lines.reduce((sum, { amount }) => sum + amount, 0n)
  const difference = command.documents.reduce((sum, { open }) => sum + open, held)
  if (difference !== 0n && !command.differenceToEquity) {
    const by = formatMoney(difference < 0n ? -difference : difference, currency)
    const side = difference > 0n ? 'debits' : 'credits'
    return refuse('opening_unbalanced', 20, `The ${side} are more, by ${by} ${currency}.`, {
      pointer: '/lines',
      values: { difference: String(difference), currency },
      remedy: 'Add what is missing, or say "differenceToEquity" to leave it in Opening balance equity.',
    })
  }
  const documents = takenOver(command, facts, moment)
  if (isRefusal(documents)) return documents
  const balances = balancesOf(
    command,
    lines,
    held === 0n ? [] : [{ account: equity, amount: -held }],
    facts,
    moment,
  )
  if (isRefusal(balances)) return balances
  return steps([...balances.steps, ...documents.steps], {
    ledgerId: balances.id,
    invoiceIds: documents.ids,
  })
}

function balancesOf(
  { asOf, currency, reference }: OpenBooks,
  lines: readonly LineByHand[],
  against: readonly LineByHand[],
  facts: Facts,
  moment: Moment,
): { steps: Step[]; id: string | undefined } | Refusal {
  if (lines.length === 0) return { steps: [], id: undefined }
  const postings = postingsOf([...lines, ...against], facts.ledger.chart, currency)
  if (isRefusal(postings)) return postings
  const id = moment.newId()
  const description = `Opening balances as of ${asOf}`
  const rest = { reference, reason: null, recurringId: null, dueOn: null }
  return {
    id,
    steps: [
      { do: 'record_manual_entry', manual: { id, kind: 'opening_balance', ...rest } },
      {
        do: 'say',
        should: {
          documentId: id,
          entries: [
            {
              kind: 'opening_balance',
              date: asOf,
              documentType: 'manual',
              documentId: id,
              customerId: null,
              currency,
              description,
              postings,
            },
          ],
        },
      },
      {
        do: 'note',
        line: {
          subjectType: 'manual_entry',
          subjectId: id,
          verb: 'post',
          said: say('opened', { day: on(asOf), currency }),
          reason: null,
          before: null,
          after: null,
        },
      },
    ],
  }
}

function takenOver(
  { asOf, currency, documents }: OpenBooks,
  facts: Facts,
  moment: Moment,
): { steps: Step[]; ids: string[] } | Refusal {
  const taken = new Set<string>()
  const recorded = new Set<string>()
  const list: Step[] = []
  const ids: string[] = []
  for (const [at, document] of documents.entries()) {
    const pointer = `/documents/${at}`
    if (taken.has(document.number) || facts.invoiceByNumber(document.number)) {
      return refuse('number_taken', 14, `There is a document ${document.number} already.`, {
        pointer: `${pointer}/number`,
      })
    }
    taken.add(document.number)
    const customer = customerOf(document, facts)
    if (!customer)
      return refuse('customer_not_found', null, 'There is no such customer.', {
        pointer: `${pointer}/customerId`,
      })
    const made = documentOf(document, customer, { asOf, currency, seq: BigInt(at + 1) }, facts, moment)
    if (isRefusal(made)) return { ...made, pointer }
    if (!customer.recorded && !recorded.has(customer.id)) list.push({ do: 'record_customer', customer })
    recorded.add(customer.id)
    ids.push(made.invoice.id)
    list.push(
      { do: 'draft_invoice', ...made },
      noteInvoice(null, made.invoice, 'open', say('taken_over', { day: on(asOf) })),
    )
  }
  return { steps: list, ids }
}

function customerOf({ addressee }: OpeningDocument, facts: Facts): Customer | null {
  return 'customerId' in addressee
    ? facts.customer(addressee.customerId)
    : facts.customerByRef(addressee.source, addressee.ref.id)
}

function documentOf(
  { number, issuedOn, dueOn, open }: OpeningDocument,
  customer: Customer,
  { asOf, currency, seq }: { readonly asOf: string; readonly currency: string; readonly seq: bigint },
  facts: Facts,
  moment: Moment,
) {
  const { organization } = facts
  const { profile } = organization
  const content = contentOf(
    [
      {
        kind: 'other',
        description: `Open on ${number} as of ${asOf}`,
        quantity: decimal('1'),
        unit: null,
        unitPrice: priceOfMinor(open, currency),
        discount: null,
        tax: { category: 'O', rate: decimal('0'), jurisdiction: null },
        workId: null,
        account: null,
      },
    ],
    null,
    currency,
    profile,
  )
  if (isRefusal(content)) return content
  const invoice = newDocument(
    {
      id: moment.newId(),
      kind: 'invoice',
      final: true,
      customerId: customer.id,
      customerVersion: customer.version,
      organizationVersion: organization.version,
      eventId: null,
      originalId: null,
      currency,
      issuedOn,
      dueOn,
      terms: null,
      reference: null,
      notes: null,
      review: null,
      now: moment.now,
      actor: moment.actor,
    },
    content,
    profile,
  )
  if (isRefusal(invoice)) return invoice
  return {
    invoice: { ...invoice, series: openingSeries(asOf), numberSeq: seq, number },
    lines: content.lines,
  }
}
