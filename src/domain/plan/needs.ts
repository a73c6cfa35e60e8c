import { customerOf, describeWork } from '../work/describe.ts'
import type { Command, Needs } from './command.ts'
import { ledgerNeedsOf } from './ledger-commands.ts'
import { chartNeedOf } from './named-accounts.ts'

const NONE: Needs = {
  works: [],
  workIds: [],
  invoiceIds: [],
  paidIds: [],
  invoiceNumbers: [],
  customerIds: [],
  customerRefs: [],
  payments: [],
  paymentIds: [],
  allocationIds: [],
  creditOf: [],
  openItemsOf: [],
  ledger: [],
  corrected: [],
  wholes: false,
}

/** What a command touches, so that the facts of a whole batch are read with one statement for each table. */
export function needsOf(command: Command): Needs {
  switch (command.kind) {
    case 'tell_event': {
      const { kind, source, externalId } = describeWork(command.event)
      const ref = customerOf(command.event)
      // An order and the storefront sale of the same name are two records of one purchase: each event looks at both.
      const twins = kind === 'order' || kind === 'sale' ? (['order', 'sale'] as const) : ([kind] as const)
      return {
        ...NONE,
        works: twins.map((twin) => ({ kind: twin, source, externalId })),
        customerRefs: ref ? [{ source, ref }] : [],
      }
    }
    case 'draft_by_hand':
      return {
        ...NONE,
        workIds: command.works,
        ledger: chartNeedOf(command.lines),
        customerIds:
          command.addressee && 'customerId' in command.addressee ? [command.addressee.customerId] : [],
        customerRefs: command.addressee && 'ref' in command.addressee ? [command.addressee] : [],
      }
    case 'edit_draft':
      return {
        ...NONE,
        invoiceIds: [command.invoiceId],
        ledger: chartNeedOf(command.changes.lines),
        customerIds: command.changes.customerId ? [command.changes.customerId] : [],
      }
    case 'change_stage':
      return {
        ...NONE,
        invoiceIds: [command.invoiceId],
        corrected: command.verb === 'confirm' || command.verb === 'mark_sent' ? [command.invoiceId] : [],
      }
    case 'credit_invoice':
    case 'correct_invoice':
    case 'adjust_invoice':
      return { ...NONE, invoiceIds: [command.invoiceId], corrected: [command.invoiceId] }
    case 'record_view':
      return { ...NONE, invoiceIds: [command.invoiceId] }
    case 'refund_payment':
      return { ...NONE, paymentIds: [command.paymentId] }
    case 'apply_credit':
      return {
        ...NONE,
        invoiceIds: command.invoiceId === null ? [] : [command.invoiceId],
        customerIds: [command.customerId],
        openItemsOf: [command.customerId],
        creditOf: [command.customerId],
      }
    case 'undo_allocation':
      return {
        ...NONE,
        allocationIds: [command.allocationId],
        invoiceIds: command.moveTo === null ? [] : [command.moveTo],
      }
    case 'write_off':
    case 'reinstate':
    case 'plan_instalments':
      return { ...NONE, invoiceIds: [command.invoiceId] }
    case 'ask_deposit':
      return {
        ...NONE,
        workIds: command.workId === null ? [] : [command.workId],
        invoiceIds: command.invoiceId === null ? [] : [command.invoiceId],
        wholes: true,
      }
    case 'settle_alert':
      return { ...NONE, paymentIds: [command.paymentId] }
    case 'take_payment':
      return {
        ...NONE,
        paidIds: command.allocations.map((allocation) => allocation.invoiceId),
        invoiceNumbers: command.reference
          ? command.reference.split(/[\s,;]+/).filter((word) => word !== '')
          : [],
        customerIds: command.customerId ? [command.customerId] : [],
        openItemsOf: command.customerId ? [command.customerId] : [],
        payments: [{ provider: command.provider, providerId: command.providerId }],
      }
    case 'open_books': {
      const addressees = command.documents.map(({ addressee }) => addressee)
      return {
        ...NONE,
        ledger: ledgerNeedsOf(command),
        invoiceNumbers: command.documents.map(({ number }) => number),
        customerIds: addressees.flatMap((one) => ('customerId' in one ? [one.customerId] : [])),
        customerRefs: addressees.flatMap((one) => ('ref' in one ? [one] : [])),
      }
    }
    default:
      return { ...NONE, ledger: ledgerNeedsOf(command) }
  }
}

/**
 * What two commands must not share to be decided on the same facts. Commands of one batch that share a key are carried
 * out one after the other.
 */
export function conflictKeysOf(command: Command): string[] {
  const needs = needsOf(command)
  return [
    ...needs.works.map((key) => `work ${key.kind} ${key.source} ${key.externalId}`),
    ...needs.workIds.map((id) => `work ${id}`),
    ...[...needs.invoiceIds, ...needs.paidIds].map((id) => `invoice ${id}`),
    ...needs.openItemsOf.map((id) => `open items ${id}`),
    ...needs.paymentIds.map((id) => `payment ${id}`),
    ...(needs.ledger.length > 0 ? ['ledger'] : []),
    ...needs.allocationIds.map((id) => `allocation ${id}`),
    ...needs.payments.map((key) => `payment ${key.provider} ${key.providerId}`),
  ]
}
