import type { Sentence } from '../kernel/sentence.ts'
import { on, say } from '../domain/sentence/say.ts'
import { type ExchangeRate, Rates, refuseClosedRate } from '../domain/ledger/exchange-rate.ts'
import { formatRate } from '../kernel/rate.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { inOrganization } from '../store/engine/transaction.ts'
import { ratesInto, recordRates, type RecordedRate } from '../store/exchange-rates.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/**
 * Records rates, all or none: those that stand as they are told are left alone. Of two for the same day the later in the
 * list counts. Refused: forbidden, period_closed.
 */
export async function setExchangeRates(
  world: World,
  orgId: string,
  actor: Actor,
  rates: readonly ExchangeRate[],
): Promise<{ readonly recorded: readonly RecordedRate[]; readonly unchanged: number } | Refusal> {
  if (!may(actor.role, 'keep_books')) return forbidden('set exchange rates')
  return inOrganization(world.db, orgId, async (tx) => {
    const { organization } = await openBooks(tx, orgId)
    const told = new Map(rates.map((rate) => [keyOf(rate), rate]))
    const recorded: RecordedRate[] = []
    for (const [base, own] of Map.groupBy(told.values(), (rate) => rate.base)) {
      const known = await ratesInto(tx, orgId, base)
      const stands = new Rates(base, known)
      const byKey = new Map(known.map((rate) => [keyOf(rate), rate.rate]))
      for (const rate of own) {
        if (byKey.get(keyOf(rate)) === rate.rate) continue
        const refused = refuseClosedRate(rate, stands, organization.closedThrough)
        if (refused) return { ...refused, pointer: `/rates/${rates.indexOf(rate)}/day` }
        const stamp = { recordedAt: new Date(world.now()).toISOString(), actor: actor.name }
        recorded.push({ ...rate, ...stamp, id: world.newId() })
      }
    }
    const unchanged = rates.length - recorded.length
    if (recorded.length === 0) return { recorded, unchanged }
    await recordRates(tx, orgId, recorded)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'exchange_rate',
      subjectId: orgId,
      verb: 'set',
      said: sentenceOf(recorded),
    })
    return { recorded, unchanged }
  })
}

const keyOf = ({ currency, base, day }: ExchangeRate): string => `${currency} ${base} ${day}`

function sentenceOf(recorded: readonly RecordedRate[]): Sentence {
  const [first] = recorded
  if (recorded.length === 1) {
    const { day, currency, rate, base } = first!
    return say('rate_set', { day: on(day), currency, rate: formatRate(rate), base })
  }
  const days = recorded.map(({ day }) => day).toSorted()
  return say('rates_set', { count: recorded.length, from: on(days[0]!), to: on(days.at(-1)!) })
}
