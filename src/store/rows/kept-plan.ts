import type { Remarks } from '../../domain/sentence/say.ts'
import type { Subject } from '../../domain/plan/plan.ts'
import type { RecordedStep } from '../../domain/plan/recorded-plan.ts'
import { assert } from '../../kernel/assert.ts'
import { jsonText } from '../../kernel/json-text.ts'
import type { Refusal } from '../../kernel/refusal.ts'

/** What came of an event, as it is kept with it: the steps, what they were about, and the refusal if it was refused. */
export interface RecordedPlan {
  readonly steps: readonly RecordedStep[]
  readonly subject: Subject
  readonly refusal?: Refusal
}

type Do = RecordedStep['do']
type FieldOf<K extends Do> = Exclude<keyof Extract<RecordedStep, { do: K }>, 'do'>

/** The fields of each kind of step in the order in which they are kept. New ones come last: what is kept stays as it is. */
const FIELDS: { readonly [K in Do]: readonly FieldOf<K>[] } = {
  record_customer: ['customerId', 'name', 'version'],
  record_work: ['workId', 'title', 'stage', 'value', 'currency', 'known', 'untitled'],
  draw_number: ['invoiceId', 'number'],
  draft_invoice: ['invoiceId', 'name', 'total', 'currency', 'stage', 'dueOn'],
  revise_invoice: ['invoiceId', 'name', 'total', 'currency', 'totalBefore'],
  change_invoice: ['invoiceId', 'name', 'total', 'currency', 'verb', 'stageBefore', 'stage', 'flagged'],
  bill_work: ['workId', 'invoiceId', 'state', 'amount'],
  record_payment: ['paymentId', 'amount', 'currency', 'receivedOn'],
  record_refund: ['paymentId', 'amount', 'currency', 'refundedOn'],
  allocate: ['source', 'invoiceId', 'amount'],
  change_payment: ['paymentId', 'currency', 'unappliedBefore', 'unapplied'],
  undo_allocation: ['allocationId', 'invoiceId', 'amount', 'undoneOn'],
  write_off: ['invoiceId', 'amount', 'currency', 'writtenOffOn'],
  reinstate: ['invoiceId', 'amount', 'currency', 'reinstatedOn'],
  post_entry: ['entryId', 'kind', 'date', 'amount', 'currency', 'description'],
  record_manual_entry: ['manualId', 'kind'],
  plan_instalments: ['invoiceId', 'count', 'dueOn'],
  deduct: ['invoiceId', 'depositNames'],
  advance_recurring: ['recurringId', 'made'],
  record_payout: ['payoutId', 'net', 'currency', 'paidOn'],
  record_revaluation: ['revaluationId', 'day'],
  record_year_close: ['yearCloseId', 'startsOn', 'endsOn'],
}

type Value = string | number | boolean | Remarks | undefined

/** A text the first time it comes, its place among the texts afterwards, anything else in brackets; [] is nothing. */
type Kept = string | number | readonly (number | boolean | Remarks)[]

/**
 * Plans are kept with every event for good, so they are kept small: fields stand by their order, and a text that comes
 * again (an id, an amount, a currency) is told by its place. A third of the bytes of the same as plain JSON.
 */
export function keptPlanText({ steps, subject, refusal }: RecordedPlan): string {
  const places = new Map<string, number>()
  const keep = (value: Value): Kept => {
    if (value === undefined) return []
    if (typeof value !== 'string') return [value]
    const place = places.get(value)
    if (place !== undefined) return place
    places.set(value, places.size)
    return value
  }
  const keptSteps = steps.map((step) => {
    const values = step as unknown as Readonly<Record<string, Value>>
    return [step.do, ...FIELDS[step.do].map((field) => keep(values[field]))]
  })
  const about = [keep(subject.workId), keep(subject.paymentId), ...(subject.invoiceIds ?? []).map(keep)]
  return jsonText(refusal ? [keptSteps, about, refusal] : [keptSteps, about])
}

type KeptPlan = readonly [
  steps: readonly (readonly [Do, ...Kept[]])[],
  about: readonly [workId: Kept, paymentId: Kept, ...invoiceIds: Kept[]],
  refusal?: Refusal,
]

/** A plan out of its JSON; plain objects, as plans were kept once, are taken as they are. */
export function planOf(json: unknown): RecordedPlan {
  if (!Array.isArray(json)) return (json ?? { steps: [], subject: {} }) as RecordedPlan
  const [keptSteps, [workId, paymentId, ...invoiceIds], refusal] = json as unknown as KeptPlan
  const texts: string[] = []
  const valueOf = (kept: Kept): Value => {
    if (typeof kept === 'number') return textAt(texts, kept)
    if (typeof kept !== 'string') return kept[0]
    texts.push(kept)
    return kept
  }
  const steps = keptSteps.map(([kind, ...values]) => {
    const fields = FIELDS[kind].map((field, at) => [field, valueOf(values[at] ?? [])] as const)
    const present = fields.filter(([, value]) => value !== undefined)
    return { do: kind, ...Object.fromEntries(present) } as unknown as RecordedStep
  })
  const subject = {
    workId: valueOf(workId) as string | undefined,
    paymentId: valueOf(paymentId) as string | undefined,
    invoiceIds: invoiceIds.map((id) => valueOf(id) as string),
  }
  return { steps, subject: presentOf(subject), ...(refusal ? { refusal } : {}) }
}

function textAt(texts: readonly string[], place: number): string {
  const text = texts[place]
  assert(text !== undefined, `a kept plan points at its text ${place}, and has ${texts.length}`)
  return text
}

function presentOf({ workId, paymentId, invoiceIds }: Subject): Subject {
  return {
    ...(workId === undefined ? {} : { workId }),
    ...(paymentId === undefined ? {} : { paymentId }),
    ...(invoiceIds?.length ? { invoiceIds } : {}),
  }
}
