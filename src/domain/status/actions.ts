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

/** Whether a verb may be done now, and if not, why, in a sentence for people. */
export interface Action {
  readonly verb: Verb
  readonly label: string
  readonly allowed: boolean
  readonly why: string | null
}

type Test = (document: {
  invoice: Invoice
  position: Position
  profile: BillingProfile
  noted: bigint
}) => string | null

interface Rule {
  readonly label: string
  readonly permission: Permission
  /** Null when it may be done; otherwise why not. */
  readonly refusedBecause: Test
}

const ended: Test = ({ position }) =>
  position.stage === 'void' ? 'It is void.' : position.stage === 'cancelled' ? 'It is cancelled.' : null

const onlyDraft: Test = (it) =>
  ended(it) ??
  (it.position.stage === 'draft' ? null : 'It is final; correct it with a credit note or a supplement.')

const settled: Test = ({ invoice, noted }) =>
  isTouched(invoice)
    ? 'Something is already settled on it; correct it with a credit note.'
    : noted > 0n
      ? 'A credit note over it stands; correct the rest with another.'
      : null

const uncredited: Test = (it) =>
  ended(it) ??
  (it.invoice.kind === 'credit_note'
    ? 'It is a credit note itself.'
    : it.position.stage === 'draft'
      ? 'It is a draft; edit it instead.'
      : it.invoice.supersededBy !== null
        ? 'It was corrected: what replaced it bills it now.'
        : it.noted >= it.invoice.total
          ? 'All of it is credited already.'
          : null)

const onlyWhole: Test = ({ invoice }) =>
  invoice.kind === 'deposit' ? 'It is a deposit; credit it and ask for another one.' : null

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
        : 'This business finishes an invoice by ' +
          (it.profile.finalWhen === 'sent' ? 'sending it.' : 'publishing it.')),
  },
  mark_sent: {
    label: 'Mark as sent',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      ended(it) ??
      (it.position.delivery !== 'none'
        ? 'It was sent already.'
        : it.position.stage === 'posted' || finishes(it, 'sent')
          ? null
          : it.profile.finalWhen === 'published'
            ? 'Publish it first.'
            : 'Confirm it first.'),
  },
  publish: {
    label: 'Publish to portal',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      ended(it) ??
      (it.position.visibility !== 'internal'
        ? 'It is published already.'
        : it.position.stage === 'posted' || finishes(it, 'published')
          ? null
          : 'It is a draft; drafts stay internal.'),
  },
  archive: {
    label: 'Archive',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      it.position.visibility === 'archived'
        ? 'It is archived already.'
        : it.position.stage === 'draft'
          ? 'It is a draft; drafts stay internal.'
          : null,
  },
  unarchive: {
    label: 'Unarchive',
    permission: 'finish_invoices',
    refusedBecause: (it) => (it.position.visibility === 'archived' ? null : 'It is not archived.'),
  },
  record_payment: {
    label: 'Record payment',
    permission: 'record_payments',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind === 'credit_note'
        ? 'A credit note is not paid.'
        : it.position.stage === 'draft' && !recognizesDraft(it.invoice, it.profile)
          ? 'It is a draft: nothing is owed on it yet.'
          : balanceOf(it.invoice) === 0n
            ? 'Nothing is owed on it.'
            : null),
  },
  write_off: {
    label: 'Write off',
    permission: 'record_payments',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind === 'credit_note'
        ? 'Nothing is owed on a credit note.'
        : it.position.stage === 'draft'
          ? 'It is a draft; void it instead.'
          : balanceOf(it.invoice) === 0n
            ? 'Nothing is owed on it.'
            : null),
  },
  reinstate: {
    label: 'Reinstate',
    permission: 'record_payments',
    refusedBecause: ({ invoice }) => (invoice.writtenOff === 0n ? 'Nothing of it is written off.' : null),
  },
  plan_instalments: {
    label: 'Instalments',
    permission: 'finish_invoices',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind === 'credit_note'
        ? 'Nothing is owed on a credit note.'
        : it.invoice.kind === 'deposit' && !it.invoice.instalments?.parts.length
          ? 'It is a deposit, which is a part itself.'
          : balanceOf(it.invoice) === 0n && !(it.position.stage === 'draft' && it.invoice.instalments?.asked)
            ? 'Nothing is owed on it.'
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
    refusedBecause: (it) =>
      ended(it) ?? (it.position.stage === 'draft' ? 'It is a draft; void it instead.' : settled(it)),
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
    refusedBecause: (it) =>
      ended(it) ?? (it.invoice.kind === 'credit_note' ? 'It is a credit note itself.' : onlyWhole(it)),
  },
  ask_deposit: {
    label: 'Ask for a deposit',
    permission: 'write_drafts',
    refusedBecause: (it) =>
      ended(it) ??
      (it.invoice.kind !== 'invoice'
        ? 'A deposit is asked for on an invoice.'
        : it.position.stage === 'draft'
          ? null
          : 'It is final: a deposit is asked for before the whole is billed.'),
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
    const why = may(role, rule.permission)
      ? rule.refusedBecause({ invoice, position, profile, noted })
      : 'Your role does not allow it.'
    return { verb, label: rule.label, allowed: why === null, why }
  })
}
