import { say } from '../domain/sentence/say.ts'
import { isYearEnd } from '../domain/ledger/fiscal-year.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { setFiscalYearEnd } from '../store/fiscal-year.ts'
import { fiscalYearEnd } from '../store/reading/fiscal-years.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/** Changes the day on which fiscal years end. Refused: forbidden, not_a_day_of_every_year. */
export async function changeYearEnd(
  world: World,
  orgId: string,
  actor: Actor,
  after: string,
): Promise<Refusal | null> {
  if (!may(actor.role, 'keep_books')) return forbidden('change the fiscal year')
  if (!isYearEnd(after)) {
    return refuse('not_a_day_of_every_year', null, `${after} is not a day that every year has.`, {
      pointer: '/yearEnd',
      remedy: 'Write month and day, as 12-31; 02-28 is the end of February.',
    })
  }
  return inOrganization(world.db, orgId, async (tx) => {
    await openBooks(tx, orgId)
    const before = await fiscalYearEnd(tx, orgId)
    if (before === after) return null
    await setFiscalYearEnd(tx, orgId, after)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'organization',
      subjectId: orgId,
      verb: 'edit',
      said: say('year_end_changed', { end: after }),
      before: { fiscalYearEnd: before },
      after: { fiscalYearEnd: after },
    })
    return null
  })
}
