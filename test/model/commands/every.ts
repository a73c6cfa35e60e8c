import fc from 'fast-check'
import type { Run } from '../command.ts'
import { adjusts } from './adjust.ts'
import { postByHand, reverseByHand } from './by-hand.ts'
import { tellCancelled } from './cancel-order.ts'
import { changeCustomer } from './change-customer.ts'
import { changeProfile } from './change-profile.ts'
import { addsAccount, changesAccount } from './chart.ts'
import { collect } from './collect.ts'
import { contradict } from './contradict.ts'
import { corrects, credits } from './credit.ts'
import { draftBlank } from './draft-blank.ts'
import { draftOverWork } from './draft-over-work.ts'
import { editCustomer, editDate, editDiscount, editLines, editReview, editTerms, editWords } from './edit.ts'
import { revalues, setsRates, spendsAbroad } from './exchange.ts'
import { lock } from './lock.ts'
import { archive, cancel, confirm, markSent, publish, unarchive, voids } from './move.ts'
import { opensBooks } from './open-books.ts'
import { passTime } from './pass-time.ts'
import { paysOut, undoesPayout } from './pay-out.ts'
import { payByReference, payMany, payOldest, payOnAccount, payOne, payPart } from './pay.ts'
import { choosesInstalments } from './choose-instalments.ts'
import { plansInstalments } from './plan-instalments.ts'
import { changesRecurring, makesDue, setsUpRecurring } from './recurring.ts'
import { giveBack } from './refund.ts'
import { reinstates } from './reinstate.ts'
import { restart } from './restart.ts'
import { sell } from './sell.ts'
import { tellAgain } from './tell-again.ts'
import { tellBooking } from './tell-booking.ts'
import { tellOrder } from './tell-order.ts'
import { tellServiceOrder } from './tell-service-order.ts'
import { tellTrip } from './tell-trip.ts'
import { undoes } from './undo.ts'
import { useCreditOldest, useCreditOn } from './use-credit.ts'
import { verify } from './verify.ts'
import { view } from './view.ts'
import { writeOff } from './write-off.ts'
import { closesYear, movesYearEnd, reopensYear } from './years.ts'

/** How often each command is wanted among the others. A new one is a file beside these and a line here. */
const WANTED: readonly (readonly [times: number, fc.Arbitrary<fc.AsyncCommand<Run, Run>>])[] = [
  [3, tellOrder],
  [1, tellCancelled],
  [1, sell],
  [1, collect],
  [2, tellServiceOrder],
  [1, tellTrip],
  [2, tellBooking],
  [1, tellAgain],
  [1, contradict],
  [1, draftBlank],
  [2, draftOverWork],
  [1, editLines],
  [1, editDiscount],
  [1, editDate],
  [1, editTerms],
  [1, editWords],
  [1, editReview],
  [1, editCustomer],
  [3, confirm],
  [2, markSent],
  [2, publish],
  [1, archive],
  [1, unarchive],
  [1, voids],
  [1, cancel],
  [1, view],
  [2, payOne],
  [1, payPart],
  [1, payMany],
  [1, payByReference],
  [1, payOldest],
  [1, payOnAccount],
  [2, giveBack],
  [2, paysOut],
  [1, undoesPayout],
  [2, writeOff],
  [1, reinstates],
  [3, credits],
  [1, corrects],
  [1, adjusts],
  [1, useCreditOldest],
  [1, useCreditOn],
  [2, undoes],
  [5, plansInstalments],
  [5, choosesInstalments],
  [1, opensBooks],
  [1, closesYear],
  [1, reopensYear],
  [1, movesYearEnd],
  [1, addsAccount],
  [1, changesAccount],
  [4, setsRates],
  [5, revalues],
  [1, setsUpRecurring],
  [1, changesRecurring],
  [1, makesDue],
  [1, postByHand],
  [4, spendsAbroad],
  [1, reverseByHand],
  [1, lock],
  [1, changeProfile],
  [1, changeCustomer],
  [2, passTime],
  [1, verify],
  [1, restart],
]

export const anyCommand: fc.Arbitrary<fc.AsyncCommand<Run, Run>> = fc.oneof(
  ...WANTED.map(([weight, arbitrary]) => ({ weight, arbitrary })),
)
