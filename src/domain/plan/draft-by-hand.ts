import { anyOf, type Remarks, say, workNamed } from '../sentence/say.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import type { Customer } from '../customer/customer.ts'
import { contentOf, newDocument } from '../invoice/document.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { may } from '../status/role.ts'
import type { Charge } from '../work/charge.ts'
import { chargesOf } from '../work/describe.ts'
import type { Work } from '../work/work.ts'
import { amountFor } from './amount-for.ts'
import type { DraftByHand } from './command.ts'
import { deductSteps, lessOpenDeposits } from './deposits.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import { onChart } from './named-accounts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/** A person makes a document: a blank one, or "Create invoice" over finished work with the form prefilled (rules 7–9). */
export function draftByHand(command: DraftByHand, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'write_drafts')) return forbidden('make invoices')
  const { organization } = facts
  const { profile } = organization
  const works = worksOf(command, facts)
  if (isRefusal(works)) return works
  const customer = customerFor(command, works, facts)
  if (isRefusal(customer)) return customer
  const currency = command.currency ?? works[0]?.currency ?? organization.currency
  const mixed = works.find((work) => work.currency !== currency)
  if (mixed)
    return refuse(
      'currency_mixed',
      12,
      `${mixed.title} is priced in ${mixed.currency}; the document is in ${currency}.`,
      { pointer: '/works' },
    )

  const lines = command.lines === null ? null : onChart(command.lines, facts)
  if (isRefusal(lines)) return lines
  const asked = askedOf({ ...command, lines }, works, facts)
  const stray = asked.charges.find(
    (charge) => charge.workId !== null && !command.works.includes(charge.workId),
  )
  if (stray)
    return refuse('work_not_named', 9, `A line bills work that the document does not name.`, {
      pointer: '/lines',
      remedy: 'List the work under "works".',
    })
  const whole = contentOf(asked.charges, asked.documentDiscount, currency, profile)
  if (isRefusal(whole)) return whole
  const of = { workIds: command.works, invoiceId: null, besides: [] }
  const { pricesIncludeTax } = profile
  const less = lessOpenDeposits(whole, of, { customerId: customer.id, currency, pricesIncludeTax }, facts)
  if (isRefusal(less)) return less
  const { content, deducted } = less
  const invoice = newDocument(
    {
      id: moment.newId(),
      kind: 'invoice',
      final: profile.finalWhen === 'created' && !command.saveAsDraft && may(moment.role, 'finish_invoices'),
      customerId: customer.id,
      customerVersion: customer.version,
      organizationVersion: organization.version,
      eventId: null,
      originalId: null,
      currency,
      issuedOn: command.issuedOn ?? moment.today,
      dueOn: command.dueOn,
      terms: command.terms ?? customer.terms,
      reference:
        command.reference ??
        (works.length > 0
          ? works
              .map((work) => work.reference)
              .join(', ')
              .slice(0, 200)
          : null),
      notes: command.notes,
      review: asked.review,
      now: moment.now,
      actor: moment.actor,
    },
    content,
    profile,
  )
  if (isRefusal(invoice)) return invoice
  const list: Step[] = [
    ...(customer.recorded ? [] : [{ do: 'record_customer', customer } as const]),
    { do: 'draft_invoice', invoice, lines: content.lines },
    ...deductSteps(invoice, deducted),
    ...works.map((work): Step => ({
      do: 'bill_work',
      before: null,
      after: {
        workId: work.id,
        invoiceId: invoice.id,
        amount: amountFor(work.id, content),
        state: invoice.stage === 'draft' ? 'draft' : 'final',
      },
    })),
    noteInvoice(
      null,
      invoice,
      'draft',
      works.length > 0 ? say('made_from_works', { works: works.map(workNamed) }) : say('made_by_hand'),
    ),
  ]
  return steps(list, { invoiceIds: [invoice.id], workId: works[0]?.id })
}

function worksOf(command: DraftByHand, facts: Facts): Work[] | Refusal {
  const { profile } = facts.organization
  if (profile.worksPerInvoice === 'one' && command.works.length > 1) {
    return refuse('one_work_per_invoice', 8, 'This business bills one piece of work on one invoice.', {
      pointer: '/works',
      remedy: 'Make an invoice for each, or let the billing profile allow several.',
    })
  }
  const works: Work[] = []
  for (const [at, id] of command.works.entries()) {
    const pointer = `/works/${at}`
    const work = facts.workById(id)
    if (!work) return refuse('work_not_found', null, 'There is no such work.', { pointer, values: { id } })
    if (works.includes(work))
      return refuse('work_named_twice', 9, `${work.title} is named twice.`, { pointer })
    if (work.kind === 'sale')
      return refuse(
        'sale_makes_no_invoice',
        6,
        `${work.title} is a storefront sale; it is its own receipt.`,
        { pointer },
      )
    if (!profile.billableStages.includes(work.stage)) {
      return refuse(
        'work_not_billable',
        7,
        `${work.title} is ${work.stage.replace('_', ' ')}; only work that is ${profile.billableStages.join(' or ')} may be invoiced.`,
        {
          pointer,
          values: { stage: work.stage },
          remedy: 'Finish the work first.',
        },
      )
    }
    // What deposits bill of it is deducted.
    const billings = facts.billingsOf(id).filter(({ state }) => state !== 'deposit')
    const billed = billings.map((billing) => facts.invoice(billing.invoiceId)!)
    const takenBack =
      billed.some(({ kind }) => kind === 'credit_note') &&
      billings.reduce((sum, { amount }) => sum + amount, 0n) === 0n
    const standing = billed.find((invoice) => invoice.stage === 'draft' || !(command.billAgain || takenBack))
    if (standing) {
      return refuse('work_already_billed', 9, `${work.title} is on ${nameOf(standing)} already.`, {
        pointer,
        values: { invoiceId: standing.id },
        remedy:
          standing.stage === 'draft'
            ? 'Edit that draft, or void it first.'
            : 'Say "billAgain" if it is really to be billed once more.',
      })
    }
    works.push(work)
  }
  return works
}

function customerFor(command: DraftByHand, works: readonly Work[], facts: Facts): Customer | Refusal {
  const named = command.addressee
    ? 'customerId' in command.addressee
      ? facts.customer(command.addressee.customerId)
      : facts.customerByRef(command.addressee.source, command.addressee.ref.id)
    : works[0]?.customerId
      ? facts.customer(works[0].customerId)
      : null
  if (!named)
    return refuse(
      'customer_not_found',
      null,
      command.addressee ? 'There is no such customer.' : 'The invoice needs a customer.',
      { pointer: '/customerId' },
    )
  const other = works.find((work) => work.customerId !== null && work.customerId !== named.id)
  if (other)
    return refuse('customer_mixed', 7, `${other.title} was done for another customer.`, { pointer: '/works' })
  return named
}

function askedOf(
  command: DraftByHand,
  works: readonly Work[],
  facts: Facts,
): { charges: readonly Charge[]; documentDiscount: DraftByHand['documentDiscount']; review: Remarks | null } {
  if (command.lines) {
    const only = works.length === 1 ? works[0]!.id : null
    return {
      charges: command.lines.map((line) => ({ ...line, workId: line.workId ?? only })),
      documentDiscount: command.documentDiscount,
      review: null,
    }
  }
  const told = works.map((work) => ({ work, charges: chargesOf(facts.chargingEventOf(work)) }))
  return {
    charges: told.flatMap(({ work, charges }) =>
      charges.charges.map((charge) => ({ ...charge, workId: work.id })),
    ),
    documentDiscount:
      command.documentDiscount ?? (told.length === 1 ? told[0]!.charges.documentDiscount : null),
    review: anyOf(told.flatMap(({ charges }) => charges.review ?? [])),
  }
}
