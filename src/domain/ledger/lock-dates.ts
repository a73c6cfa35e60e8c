import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { may, type Role } from '../status/role.ts'

/** The strengths of a lock, the weakest first. */
export const LOCKS = ['soft', 'tax', 'hard'] as const
export type Lock = (typeof LOCKS)[number]

/**
 * Days (calendar dates) through which the books are locked: softly until it is taken back with a reason; for a tax
 * return, which only who manages the organization takes back; for ever. The latest of them closes (rule 21).
 */
export type LockDates = Readonly<Record<Lock, string | null>>

/**
 * The locks after a change, if it may be made; what is not named stays as it is. Refused: lock_in_future, hard_lock_stays,
 * tax_lock_stays, reason_missing.
 */
export function changeLocks(
  before: LockDates,
  changes: { readonly [L in Lock]?: string | null | undefined },
  { role, today, reason }: { readonly role: Role; readonly today: string; readonly reason: string | null },
): LockDates | Refusal {
  const after: LockDates = {
    soft: changes.soft === undefined ? before.soft : changes.soft,
    tax: changes.tax === undefined ? before.tax : changes.tax,
    hard: changes.hard === undefined ? before.hard : changes.hard,
  }
  for (const lock of LOCKS) {
    const through = after[lock]
    if (through !== null && through > today && through !== before[lock]) {
      return refuse('lock_in_future', 21, `Today is ${today}: days to come cannot be closed.`, {
        pointer: `/${lock}`,
        remedy: 'Name today, or a day before.',
      })
    }
    if (!isBack(before[lock], through)) continue
    if (lock === 'hard') {
      return refuse('hard_lock_stays', 21, `The books are locked for ever through ${before.hard}.`, {
        pointer: '/hard',
        remedy: 'What belongs there is booked on the next open day.',
      })
    }
    if (lock === 'tax' && !may(role, 'manage')) {
      return refuse('tax_lock_stays', 21, `A tax return was made through ${before.tax}.`, {
        pointer: '/tax',
        remedy: 'Only owners and administrators take this lock back.',
      })
    }
    if (!reason) {
      return refuse(
        'reason_missing',
        21,
        'Say why closed days are opened again: it stands in the audit trail.',
        {
          pointer: '/reason',
        },
      )
    }
  }
  return after
}

/** Whether days that were locked are open again. */
const isBack = (before: string | null, after: string | null): boolean =>
  before !== null && (after === null || after < before)

/** Through which day nothing may be dated; null where every day is open. */
export const closedThrough = (locks: LockDates): string | null =>
  LOCKS.map((lock) => locks[lock]).reduce(
    (latest, one) => ((one ?? '') > (latest ?? '') ? one : latest),
    null,
  )
