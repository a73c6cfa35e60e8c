import { REVERSAL } from '../domain/ledger/entry.ts'
import { namedAs } from '../domain/ledger/posting-rules.ts'
import type { RecordedStep } from '../domain/plan/recorded-plan.ts'
import {
  inEnglish,
  money,
  named,
  on,
  one,
  say,
  type SentenceCode,
  term,
  untitledWork,
} from '../domain/sentence/say.ts'
import type { Part, Sentence } from '../kernel/sentence.ts'

/** What a plan does, one sentence for each step that people care about: "why did this happen?" has an answer. */
export function presentSteps(steps: readonly RecordedStep[]): { steps: string[]; stepsSaid: Sentence[] } {
  const names = new Map(
    steps.flatMap((step) => ('name' in step && 'invoiceId' in step ? [[step.invoiceId, step.name]] : [])),
  )
  const stepsSaid = steps.flatMap(
    (step) => saidOf(step, (id) => documentOf(names.get(id) ?? 'a document')) ?? [],
  )
  return { steps: stepsSaid.map(inEnglish), stepsSaid }
}

function saidOf(step: RecordedStep, named: (invoiceId: string) => Part): Sentence | null {
  switch (step.do) {
    case 'record_customer':
      return say(step.version === 1 ? 'did_record_customer' : 'did_update_customer', { name: step.name })
    case 'record_work':
      return say(step.known ? 'did_update_work' : 'did_record_work', {
        work: workOf(step),
        stage: stageOf(step.stage),
        value: amountOf(step.value, step.currency),
      })
    case 'draw_number':
      return say('did_draw_number', { number: step.number })
    case 'draft_invoice':
      return say(step.stage === 'draft' ? 'did_draft' : 'did_make', {
        document: documentOf(step.name),
        total: amountOf(step.total, step.currency),
        day: on(step.dueOn),
      })
    case 'revise_invoice':
      return say('did_rewrite', {
        document: documentOf(step.name),
        before: amountOf(step.totalBefore, step.currency),
        total: amountOf(step.total, step.currency),
      })
    case 'change_invoice':
      return changeOf(step)
    case 'bill_work':
      return step.state === 'released' ? say('did_release', { document: named(step.invoiceId) }) : null
    case 'record_payment':
      return say('did_record_payment', {
        amount: amountOf(step.amount, step.currency),
        day: on(step.receivedOn),
      })
    case 'record_refund':
      return say('did_give_back', { amount: amountOf(step.amount, step.currency), day: on(step.refundedOn) })
    case 'allocate':
      return say(step.source === 'payment' ? 'did_set_money' : 'did_set_credit', {
        document: named(step.invoiceId),
      })
    case 'record_manual_entry':
    case 'advance_recurring':
      return null
    case 'record_payout':
      return say('did_record_payout', { amount: amountOf(step.net, step.currency), day: on(step.paidOn) })
    case 'record_revaluation':
      return say('did_revalue', { day: on(step.day) })
    case 'record_year_close':
      return say('did_close_year', { from: on(step.startsOn), to: on(step.endsOn) })
    case 'change_payment': {
      const change = BigInt(step.unapplied) - BigInt(step.unappliedBefore)
      if (change === 0n) return null
      return change < 0n
        ? say('did_use_credit', { amount: money(-change, step.currency) })
        : say('did_keep_credit', { amount: money(change, step.currency) })
    }
    case 'undo_allocation':
      return say('did_take_off', { document: named(step.invoiceId), day: on(step.undoneOn) })
    case 'write_off':
      return say('did_write_off', {
        amount: amountOf(step.amount, step.currency),
        document: named(step.invoiceId),
        day: on(step.writtenOffOn),
      })
    case 'reinstate':
      return say('did_reinstate', {
        amount: amountOf(step.amount, step.currency),
        document: named(step.invoiceId),
        day: on(step.reinstatedOn),
      })
    case 'plan_instalments': {
      const parts = { document: named(step.invoiceId), day: on(step.dueOn) }
      return step.count === 0
        ? say('did_take_instalments_back', parts)
        : say('did_split', { ...parts, count: step.count })
    }
    case 'deduct':
      return say('did_deduct', {
        deposits: step.depositNames.split(', ').map(documentOf),
        document: named(step.invoiceId),
      })
    case 'post_entry':
      return say('did_post', {
        kind: term(step.kind),
        amount: amountOf(step.amount, step.currency),
        day: on(step.date),
        description: descriptionOf(step.kind, step.description),
      })
  }
}

/** By what was done with a document. */
const DONE = {
  confirm: 'did_confirm',
  mark_sent: 'did_mark_sent',
  publish: 'did_publish',
  archive: 'did_archive',
  unarchive: 'did_unarchive',
  void: 'did_void',
  cancel: 'did_cancel',
  edit: 'did_edit',
  record_payment: 'did_set_money_against',
  refund: 'did_open_again',
  apply_credit: 'did_use_credit_on',
  use_credit: 'did_use_credit_of',
  undo_allocation: 'did_open_again',
  write_off: 'did_write_off_document',
  reinstate: 'did_reinstate_document',
  plan_instalments: 'did_agree_instalments',
  view: 'did_see',
} as const satisfies Readonly<Record<string, SentenceCode>>
const INTO = { posted: 'did_finish', void: 'did_void', cancelled: 'did_cancel' } as const

function changeOf(step: Extract<RecordedStep, { do: 'change_invoice' }>): Sentence {
  const byVerb = (DONE as Readonly<Record<string, (typeof DONE)[keyof typeof DONE]>>)[step.verb]
  const byStage = step.stageBefore === step.stage ? undefined : INTO[step.stage as keyof typeof INTO]
  const clause = say(byVerb ?? byStage ?? 'did_change', { document: documentOf(step.name) })
  if (step.flagged === undefined) return say('whole', { clause })
  const flag = typeof step.flagged === 'string' ? step.flagged : one(step.flagged)
  return say('did_flag', { done: clause, flag })
}

/** A document by the name it was kept with; anything else as it was written. */
function documentOf(name: string): Part {
  const document = namedAs(name)
  return document ? named(document) : name
}

/** What an entry is for, or what it undoes. What people write themselves names no document, however it begins. */
function descriptionOf(kind: string, description: string): Part {
  const undone = kind.replace(/_reversal$/, '')
  if (undone !== kind && description.startsWith(REVERSAL))
    return say('reversal_of', { what: descriptionOf(undone, description.slice(REVERSAL.length)) })
  return kind === 'manual' ? description : documentOf(description)
}

/** A piece of work by its title; untitled, what follows its kind is its reference. */
function workOf({ title, untitled: kind }: Extract<RecordedStep, { do: 'record_work' }>): Part {
  const before = kind && untitledWork(kind, '')
  return before ? untitledWork(kind, title.slice(inEnglish(before).length))! : title
}

/** Languages tell work that is cancelled by another word than a document. */
const stageOf = (stage: string): Part => term(stage === 'cancelled' ? 'cancelled_work' : stage)

const amountOf = (minor: string, currency: string): Part => money(BigInt(minor), currency)
