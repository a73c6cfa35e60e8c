import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { adjustInvoice } from './adjust-invoice.ts'
import { applyCredit } from './apply-credit.ts'
import { askDeposit } from './ask-deposit.ts'
import { cancelOrder } from './cancel-order.ts'
import { changeStage } from './change-stage.ts'
import type { Command, TellEvent } from './command.ts'
import { correctInvoice } from './correct-invoice.ts'
import { creditInvoice } from './credit-invoice.ts'
import { draftByHand } from './draft-by-hand.ts'
import { editDraft } from './edit-draft.ts'
import type { Facts, Moment } from './facts.ts'
import type { Decision } from './plan.ts'
import { closeYear, reopenYear } from './close-year.ts'
import { openBooks } from './open-books.ts'
import { planInstalments } from './plan-instalments.ts'
import { postManual, reverseManual } from './post-manual.ts'
import { postRecurring } from './post-recurring.ts'
import { collectCash, recordSale } from './record-sale.ts'
import { revalue } from './revalue.ts'
import { recordPayout, undoPayout } from './record-payout.ts'
import { recordView } from './record-view.ts'
import { refundPayment } from './refund-payment.ts'
import { takePayment } from './take-payment.ts'
import { reinstate } from './reinstate.ts'
import { settleAlert } from './settle-alert.ts'
import { tellWork } from './tell-work.ts'
import { undoAllocation } from './undo-allocation.ts'
import { withCreditUsed } from './use-credit.ts'
import { writeOff } from './write-off.ts'

/** What a command comes to: steps, nothing with the reason, or a refusal. Pure: the same facts give the same decision. */
export function planFor(command: Command, facts: Facts, moment: Moment): Decision | Refusal {
  const decision = decide(command, facts, moment)
  return isRefusal(decision) ? decision : withCreditUsed(decision, facts, moment)
}

function decide(command: Command, facts: Facts, moment: Moment): Decision | Refusal {
  switch (command.kind) {
    case 'tell_event':
      return planForEvent(command, facts, moment)
    case 'draft_by_hand':
      return draftByHand(command, facts, moment)
    case 'edit_draft':
      return editDraft(command, facts, moment)
    case 'change_stage':
      return changeStage(command, facts, moment)
    case 'record_view':
      return recordView(command, facts, moment)
    case 'refund_payment':
      return refundPayment(command, facts, moment)
    case 'apply_credit':
      return applyCredit(command, facts, moment)
    case 'undo_allocation':
      return undoAllocation(command, facts, moment)
    case 'write_off':
      return writeOff(command, facts, moment)
    case 'reinstate':
      return reinstate(command, facts, moment)
    case 'plan_instalments':
      return planInstalments(command, facts, moment)
    case 'settle_alert':
      return settleAlert(command, facts, moment)
    case 'take_payment':
      return takePayment(command, facts, moment)
    case 'post_manual':
      return postManual(command, facts, moment)
    case 'reverse_manual':
      return reverseManual(command, facts, moment)
    case 'post_recurring':
      return postRecurring(command, facts, moment)
    case 'open_books':
      return openBooks(command, facts, moment)
    case 'record_payout':
      return recordPayout(command, facts, moment)
    case 'undo_payout':
      return undoPayout(command, facts, moment)
    case 'revalue':
      return revalue(command, facts, moment)
    case 'close_year':
      return closeYear(command, facts, moment)
    case 'reopen_year':
      return reopenYear(command, facts, moment)
    case 'credit_invoice':
      return creditInvoice(command, facts, moment)
    case 'correct_invoice':
      return correctInvoice(command, facts, moment)
    case 'adjust_invoice':
      return adjustInvoice(command, facts, moment)
    case 'ask_deposit':
      return askDeposit(command, facts, moment)
  }
}

function planForEvent(command: TellEvent, facts: Facts, moment: Moment): Decision | Refusal {
  const { event, eventId } = command
  switch (event.type) {
    case 'order.cancelled':
      return cancelOrder(event, eventId, facts, moment)
    case 'storefront.sale_completed':
      return recordSale(event, eventId, facts, moment)
    case 'storefront.cash_collected':
      return collectCash(event, facts)
    default:
      return tellWork(event, eventId, facts, moment)
  }
}
