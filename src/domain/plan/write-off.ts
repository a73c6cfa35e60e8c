import { money, say } from '../sentence/say.ts'
import { formatMoney } from '../../kernel/money.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { balanceOf, type Invoice } from '../invoice/invoice.ts'
import { writeOffOf } from '../ledger/receivable-entries.ts'
import type { WriteOff } from '../receivables/write-off.ts'
import { refuseUnlessAllowed } from './allowed.ts'
import type { WriteOffInvoice } from './command.ts'
import type { Facts, Moment } from './facts.ts'
import { noteInvoice } from './note.ts'
import { steps, type Decision } from './plan.ts'

/**
 * Gives up what is open on a final document, or a part of it, as bad debt: it is neither owed in the books nor aged from
 * that day on. Refused: invoice_not_found, not_allowed_now, forbidden, reason_missing, more_than_open,
 * write_off_before_issue.
 */
export function writeOff(command: WriteOffInvoice, facts: Facts, moment: Moment): Decision | Refusal {
  const invoice = facts.invoice(command.invoiceId)
  if (!invoice) return refuse('invoice_not_found', null, 'There is no such invoice.')
  const notAllowed = refuseUnlessAllowed('write_off', invoice, facts, moment)
  if (notAllowed) return notAllowed
  const { currency } = invoice
  const open = balanceOf(invoice)
  const amount = command.amount ?? open
  if (command.reason.trim() === '')
    return refuse('reason_missing', 19, 'Say why it is given up.', { pointer: '/reason' })
  if (amount <= 0n || amount > open)
    return refuse('more_than_open', 19, `${formatMoney(open, currency)} ${currency} is open on it.`, {
      pointer: '/amount',
      values: { most: String(open), currency },
    })
  if (command.writtenOffOn < invoice.issuedOn)
    return refuse('write_off_before_issue', 19, 'It cannot be written off before it was issued.', {
      pointer: '/writtenOffOn',
      values: { issuedOn: invoice.issuedOn },
    })
  const given: WriteOff = {
    id: moment.newId(),
    invoiceId: invoice.id,
    currency,
    amount,
    writtenOffOn: command.writtenOffOn,
    reason: command.reason,
  }
  const after: Invoice = { ...invoice, writtenOff: invoice.writtenOff + amount }
  const entry = writeOffOf(given, invoice, facts.organization.accounts)
  const said =
    amount < open
      ? say('written_off_partly', { amount: money(amount, currency), open: money(open - amount, currency) })
      : say('written_off', { amount: money(amount, currency) })
  return steps(
    [
      { do: 'change_invoice', verb: 'write_off', before: invoice, after },
      { do: 'write_off', writeOff: given },
      // Beside what the document itself posted.
      { do: 'say', should: { documentId: invoice.id, entries: [...facts.entriesOf(invoice.id), entry] } },
      noteInvoice(invoice, after, 'write_off', said, command.reason),
    ],
    { invoiceIds: [invoice.id] },
  )
}
