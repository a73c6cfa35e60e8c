import type { BillingProfile } from '../profile/profile.ts'
import type { Invoice } from '../invoice/invoice.ts'
import { balanceOf, isTouched } from '../invoice/invoice.ts'
import { recognizesDraft } from '../ledger/recognition.ts'
import type { Position } from './position.ts'
import { may, type Permission, type Role } from './role.ts'

/** What a person can do to a document. */
export const VERBS = [
  'edit',
  'confirm',
  'mark_sent',
  'publish',
  'archive',
  'unarchive',
  'record_payment',
  'write_off',
  'reinstate',
  'plan_instalments',
  'void',
  'cancel',
  'credit',
  'correct',
  'adjust',
  'ask_deposit',
] as const
export type Verb = (typeof VERBS)[number]

/** Why something cannot be done to a document: each reason by its code, in a sentence for people. */
export const WHYS = {
  void: 'It is void.',
  cancelled: 'It is cancelled.',
  final: 'It is final; correct it with a credit note or a supplement.',
  settled: 'Something is already settled on it; correct it with a credit note.',
  noted: 'A credit note over it stands; correct the rest with another.',
  credit_note: 'It is a credit note itself.',
  draft_edit: 'It is a draft; edit it instead.',
  corrected: 'It was corrected: what replaced it bills it now.',
  credited_whole: 'All of it is credited already.',
  deposit_whole: 'It is a deposit; credit it and ask for another one.',
  finished_by_sending: 'This business finishes an invoice by sending it.',
  finished_by_publishing: 'This business finishes an invoice by publishing it.',
  sent_already: 'It was sent already.',
  publish_first: 'Publish it first.',
  confirm_first: 'Confirm it first.',
  published_already: 'It is published already.',
  draft_internal: 'It is a draft; drafts stay internal.',
  archived_already: 'It is archived already.',
  not_archived: 'It is not archived.',
  credit_note_unpaid: 'A credit note is not paid.',
  draft_not_owed: 'It is a draft: nothing is owed on it yet.',
  nothing_owed: 'Nothing is owed on it.',
  credit_note_not_owed: 'Nothing is owed on a credit note.',
  draft_void: 'It is a draft; void it instead.',
  not_written_off: 'Nothing of it is written off.',
  deposit_part: 'It is a deposit, which is a part itself.',
  deposit_on_invoice: 'A deposit is asked for on an invoice.',
  final_no_deposit: 'It is final: a deposit is asked for before the whole is billed.',
  role: 'Your role does not allow it.',
} as const
export type WhyCode = keyof typeof WHYS

/** Whether a verb may be done now, and if not, why, by its code and in a sentence for people. */
export interface Action {
  readonly verb: Verb
  readonly label: string
  readonly allowed: boolean
  readonly why: string | null
  readonly whyCode: WhyCode | null
}

type Test = (document: {
  invoice: Invoice
  position: Position
  profile: BillingProfile
  noted: bigint
}) => WhyCode | null

interface Rule {
  readonly label: string
  readonly permission: Permission
  /** Null when it may be done; otherwise why not. */
  readonly refusedBecause: Test
}

const ended: Test = ({ position }) =>
  position.stage === 'void' ? 'void' : position.stage === 'cancelled' ? 'cancelled' : null

const onlyDraft: Test = (it) => ended(it) ?? (it.position.stage === 'draft' ? null : 'final')

const settled: Test = ({ invoice, noted }) => (isTouched(invoice) ? 'settled' : noted > 0n ? 'noted' : null)

const uncredited: Test = (it) =>
  ended(it) ??
  (it.invoice.kind === 'credit_note'
    ? 'credit_note'
    : it.position.stage === 'draft'
      ? 'draft_edit'
      : it.invoice.supersededBy !== null
        ? 'corrected'
        : it.noted >= it.invoice.total
          ? 'credited_whole'
          : null)

const onlyWhole: Test = ({ invoice }) => (invoice.kind === 'deposit' ? 'deposit_whole' : null)

const finishes = (it: Parameters<Test>[0], verb: 'confirmed' | 'sent' | 'published'): boolean =>
  it.profile.finalWhen === verb ||
  (it.profile.finalWhen === 'created' && verb !== 'published') ||
  (it.invoice.kind === 'credit_note' && verb === 'confirmed')

/** One row for each verb: the same table is enforced by the server, returned by the API and drawn by the screen. */
const RULES: Readonly<Record<Verb, Rule>> = {
  edit: { label: 'Edit', permission: 'write_drafts', refusedBecause: onlyDraft },
  confirm: {
    label: 'Confirm',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      onlyDraft(it) ??
      (finishes(it, 'confirmed')
        ? null
        : it.profile.finalWhen === 'sent'
          ? 'finished_by_sending'
          : 'finished_by_publishing'),
  },
  mark_sent: {
    label: 'Mark as sent',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      ended(it) ??
      (it.position.delivery !== 'none'
        ? 'sent_already'
        : it.position.stage === 'posted' || finishes(it, 'sent')
          ? null
          : it.profile.finalWhen === 'published'
            ? 'publish_first'
            : 'confirm_first'),
  },
  publish: {
    label: 'Publish to portal',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      ended(it) ??
      (it.position.visibility !== 'internal'
        ? 'published_already'
        : it.position.stage === 'posted' || finishes(it, 'published')
          ? null
          : 'draft_internal'),
  },
  archive: {
    label: 'Archive',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      it.position.visibility === 'archived'
        ? 'archived_already'
        : it.position.stage === 'draft'
          ? 'draft_internal'
          : null,
  },
  unarchive: {
    label: 'Unarchive',
    permission: 'finish_invoices',
    refusedBecause: (it) => (it.position.visibility === 'archived' ? null : 'not_archived'),
  },
  record_payment: {
    label: 'Record payment',
    permission: 'record_payments',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind === 'credit_note'
        ? 'credit_note_unpaid'
        : it.position.stage === 'draft' && !recognizesDraft(it.invoice, it.profile)
          ? 'draft_not_owed'
          : balanceOf(it.invoice) === 0n
            ? 'nothing_owed'
            : null),
  },
  write_off: {
    label: 'Write off',
    permission: 'record_payments',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind === 'credit_note'
        ? 'credit_note_not_owed'
        : it.position.stage === 'draft'
          ? 'draft_void'
          : balanceOf(it.invoice) === 0n
            ? 'nothing_owed'
            : null),
  },
  reinstate: {
    label: 'Reinstate',
    permission: 'record_payments',
    refusedBecause: ({ invoice }) => (invoice.writtenOff === 0n ? 'not_written_off' : null),
  },
  plan_instalments: {
    label: 'Instalments',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind === 'credit_note'
        ? 'credit_note_not_owed'
        : it.invoice.kind === 'deposit' && !it.invoice.instalments?.parts.length
          ? 'deposit_part'
          : balanceOf(it.invoice) === 0n && !(it.position.stage === 'draft' && it.invoice.instalments?.asked)
            ? 'nothing_owed'
            : null),
  },
  void: {
    label: 'Void',
    permission: 'finish_invoices',
    refusedBecause: (it) => ended(it) ?? settled(it),
  },
  cancel: {
    label: 'Cancel',
    permission: 'finish_invoices',
    refusedBecause: (it) => ended(it) ?? (it.position.stage === 'draft' ? 'draft_void' : settled(it)),
  },
  credit: { label: 'Credit', permission: 'finish_invoices', refusedBecause: uncredited },
  correct: {
    label: 'Correct',
    permission: 'finish_invoices',
    refusedBecause: (it) => onlyWhole(it) ?? uncredited(it),
  },
  adjust: {
    label: 'Adjust',
    permission: 'finish_invoices',
    refusedBecause: (it) => ended(it) ?? (it.invoice.kind === 'credit_note' ? 'credit_note' : onlyWhole(it)),
  },
  ask_deposit: {
    label: 'Ask for a deposit',
    permission: 'write_drafts',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind !== 'invoice'
        ? 'deposit_on_invoice'
        : it.position.stage === 'draft'
          ? null
          : 'final_no_deposit'),
  },
}

/**
 * Everything that can be done to a document, each allowed or with the reason why not.
 *
 * @param noted what the final credit notes over it come to: minor units
 */
export function actionsFor(
  invoice: Invoice,
  position: Position,
  profile: BillingProfile,
  role: Role,
  noted: bigint,
): Action[] {
  return VERBS.map((verb) => {
    const rule = RULES[verb]
    const whyCode = may(role, rule.permission)
      ? rule.refusedBecause({ invoice, position, profile, noted })
      : 'role'
    return {
      verb,
      label: rule.label,
      allowed: whyCode === null,
      why: whyCode === null ? null : WHYS[whyCode],
      whyCode,
    }
  })
}
