import * as doors from '../contract/doors/exchange-rates.ts'
import { parseRate } from '../kernel/rate.ts'
import { assert } from '../kernel/assert.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { setExchangeRates } from '../operations/set-exchange-rates.ts'
import { presentRate } from '../present/exchange-rate.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listRates } from '../store/exchange-rates.ts'
import { ownCurrency } from '../store/reading/base.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** What currencies are worth in each other. */
export function exchangeRateDoors(app: App): void {
  door(app, doors.listExchangeRates, async ({ query, caller: { orgId }, world }) => {
    const page = await readOrganization(world.db, orgId, (tx) => listRates(tx, orgId, query))
    return { items: page.rows.map(presentRate), nextCursor: page.nextCursor }
  })

  door(app, doors.setExchangeRates, async ({ body, caller: { orgId, actor }, world }) => {
    const own = await readOrganization(world.db, orgId, (tx) => ownCurrency(tx, orgId))
    const rates = body.rates.map(({ base = own, rate: text, ...told }) => {
      const rate = parseRate(text)
      assert(!isRefusal(rate), 'a rate was checked before')
      return { ...told, base, rate }
    })
    const set = await setExchangeRates(world, orgId, actor, rates)
    if (isRefusal(set)) return set
    return {
      recorded: set.recorded.map((rate) => presentRate({ ...rate, replaced: false })),
      unchanged: set.unchanged,
    }
  })
}
