import type { Part } from '../../kernel/sentence.ts'
import { named, say, workNamed } from '../sentence/say.ts'
import { formatDecimal } from '../../kernel/decimal.ts'
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts'
import { depositContent, type Deposit, type DepositAsk, wholeOf } from '../invoice/deposits.ts'
import { contentOf, newDocument, type Content } from '../invoice/document.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { nameOf } from '../ledger/posting-rules.ts'
import { may } from '../status/role.ts'
import { chargesOf } from '../work/describe.ts'
import type { Work } from '../work/work.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import { amountFor } from './amount-for.ts'
import type { AskDeposit } from './command.ts'
import {
  followDeposit,
  liveDeposits,
  refuseOthersDeposits,
  wholeBilledBy,
  wholeBilledOn,
  type WholeOf,
} from './deposits.ts'
import type { Facts, Moment } from './facts.ts'
import { forbidden } from './forbidden.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision, type Step } from './plan.ts'

/** What a deposit is asked for. */
interface Whole extends Pick<Invoice, 'currency' | 'taxRounding' | 'pricesIncludeTax' | 'customerId'> {
  readonly of: WholeOf
  readonly content: Content
  readonly named: string
  /** The same within a sentence. */
  readonly said: Part
  readonly reference: string | null
  readonly terms: string | null
  /** The draft that bills it. */
  readonly draft: Invoice | null
}

/**
 * A person bills a part of what is not billed yet: of a piece of work, done or not, or of a draft (rule 9). Its tax is due
 * with it, and what it brings is earned with the document that bills the whole and deducts it. Refused: what is billed
 * whole already, and what `depositContent` refuses.
 */
export function askDeposit(command: AskDeposit, facts: Facts, moment: Moment): Decision | Refusal {
  if (!may(moment.role, 'write_drafts')) return forbidden('make invoices')
  const whole = wholeAsked(command, facts, moment)
  if (isRefusal(whole)) return whole
  const { organization } = facts
  const profile = {
    ...organization.profile,
    taxRounding: whole.taxRounding,
    pricesIncludeTax: whole.pricesIncludeTax,
  }
  const before = liveDeposits(whole.of, facts)
  const others = refuseOthersDeposits(before, whole)
  if (others) return others
  const content = depositContent(
    command.ask,
    whole.content,
    whole,
    before,
    command.description ?? `${labelOf(command.ask)} — ${whole.named}`,
  )
  if (isRefusal(content)) return content
  const customer = facts.customer(whole.customerId)!
  const finishes = profile.finalWhen === 'created' || profile.finalWhen === 'confirmed'
  const deposit = newDocument(
    {
      id: moment.newId(),
      kind: 'deposit',
      final: command.confirm && finishes && may(moment.role, 'finish_invoices'),
      customerId: customer.id,
      customerVersion: customer.version,
      organizationVersion: organization.version,
      eventId: null,
      originalId: whole.draft?.id ?? null,
      currency: whole.currency,
      issuedOn: command.issuedOn ?? moment.today,
      dueOn: command.dueOn,
      terms: command.terms ?? whole.terms ?? customer.terms,
      reference: whole.reference,
      notes: command.notes,
      review: null,
      now: moment.now,
      actor: moment.actor,
    },
    content,
    profile,
  )
  if (isRefusal(deposit)) return deposit
  const final: Deposit = { deposit, lines: content.lines, notes: [] }
  const followed = deposit.stage === 'posted' && whole.draft ? follow(whole.draft, final, facts) : []
  if (isRefusal(followed)) return followed
  const list: Step[] = [
    { do: 'draft_invoice', invoice: deposit, lines: content.lines },
    ...whole.of.workIds.flatMap((workId): Step[] => {
      const amount = amountFor(workId, content)
      return amount === 0n
        ? []
        : [
            {
              do: 'bill_work',
              before: null,
              after: { workId, invoiceId: deposit.id, amount, state: 'deposit' },
            },
          ]
    }),
    noteInvoice(null, deposit, 'draft', say('asked_for_on', { document: whole.said })),
    ...followed,
  ]
  return steps(list, { invoiceIds: [deposit.id], workId: whole.of.workIds[0] })
}

/** A deposit that is final at once is deducted on the draft by its number, which it gets with this plan. */
const follow = (draft: Invoice, made: Deposit, facts: Facts): Step[] | Refusal =>
  followDeposit({ ...made.deposit, originalId: draft.id }, made, facts)

function labelOf(ask: DepositAsk): string {
  if (ask.by === 'amount') return 'Deposit'
  const percent = `${formatDecimal(ask.percent)} %`
  return ask.by === 'percent' ? `Deposit of ${percent}` : `Progress up to ${percent}`
}

function wholeAsked({ workId, invoiceId }: AskDeposit, facts: Facts, moment: Moment): Whole | Refusal {
  if (workId === null) {
    const draft = facts.invoice(invoiceId!)
    if (!draft)
      return refuse('invoice_not_found', null, 'There is no such invoice.', { pointer: '/invoiceId' })
    return ofDraft(draft, facts, moment)
  }
  const work = facts.workById(workId)
  if (!work) return refuse('work_not_found', null, 'There is no such work.', { pointer: '/workId' })
  const drafted = facts.billingsOf(workId).find(({ state }) => state === 'draft')
  return drafted ? ofDraft(facts.invoice(drafted.invoiceId)!, facts, moment) : ofWork(work, facts)
}

function ofDraft(draft: Invoice, facts: Facts, moment: Moment): Whole | Refusal {
  const notAllowed = refuseUnlessAllowed('ask_deposit', draft, facts, moment)
  if (notAllowed) return notAllowed
  const { currency, taxRounding, pricesIncludeTax, customerId, terms, reference } = draft
  return {
    of: wholeBilledOn(draft, facts),
    content: wholeOf(draft, facts.linesOf(draft.id)),
    named: reference ?? nameOf(draft),
    said: reference ?? named(draft),
    currency,
    taxRounding,
    pricesIncludeTax,
    customerId,
    terms,
    reference,
    draft,
  }
}

function ofWork(work: Work, facts: Facts): Whole | Refusal {
  const pointer = '/workId'
  if (work.kind === 'sale')
    return refuse('sale_makes_no_invoice', 6, `${work.title} is a storefront sale; it is its own receipt.`, {
      pointer,
    })
  if (work.stage === 'cancelled')
    return refuse('work_not_billable', 7, `${work.title} is cancelled.`, { pointer })
  if (work.customerId === null)
    return refuse('customer_not_found', null, 'The invoice needs a customer.', { pointer })
  const of: WholeOf = { workIds: [work.id], invoiceId: null, besides: [] }
  const billed = wholeBilledBy(of, facts)
  if (billed)
    return refuse('work_already_billed', 9, `${work.title} is on ${nameOf(billed)} already.`, {
      pointer,
      values: { invoiceId: billed.id },
    })
  const { profile } = facts.organization
  const { charges, documentDiscount } = chargesOf(facts.chargingEventOf(work))
  const content = contentOf(
    charges.map((charge) => ({ ...charge, workId: work.id })),
    documentDiscount,
    work.currency,
    profile,
  )
  if (isRefusal(content)) return content
  const { currency, customerId, title: named, reference } = work
  const { taxRounding, pricesIncludeTax } = profile
  return {
    of,
    content,
    named,
    said: workNamed(work),
    currency,
    taxRounding,
    pricesIncludeTax,
    customerId,
    terms: null,
    reference,
    draft: null,
  }
}
