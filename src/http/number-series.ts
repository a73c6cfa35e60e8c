import * as doors from '../contract/doors/number-series.ts'
import type * as view from '../contract/number-series.ts'
import type { NumberSeries } from '../domain/invoice/numbering.ts'
import { may } from '../domain/status/role.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { changeNumberSeries, nextNumbers, tryNumberSeries } from '../operations/change-number-series.ts'
import { readOrganization } from '../store/engine/transaction.ts'
import { listNumberSeries } from '../store/number-series.ts'
import { door } from './door.ts'
import type { App } from './env.ts'
import { placeOf } from './place.ts'

/** How documents are numbered. */
export function numberSeriesDoors(app: App): void {
  door(app, doors.listNumberSeries, ({ caller: { orgId, actor }, world }) =>
    readOrganization(world.db, orgId, async (tx) => {
      const { today } = await placeOf(tx, orgId, world.now())
      const series = await listNumberSeries(tx, orgId)
      return { items: series.map((one) => presented(one, today)), mayManage: may(actor.role, 'manage') }
    }),
  )

  door(app, doors.previewNumberSeries, async ({ params: { code }, query, caller: { orgId }, world }) => {
    const series = await tryNumberSeries(world, orgId, code, query)
    if (isRefusal(series)) return series
    const { today } = await readOrganization(world.db, orgId, (tx) => placeOf(tx, orgId, world.now()))
    return { preview: nextNumbers(series, today) }
  })

  door(app, doors.changeNumberSeries, async ({ params: { code }, body, caller, world }) => {
    const { orgId, actor } = caller
    const series = await changeNumberSeries(world, orgId, actor, code, body)
    if (isRefusal(series)) return series
    const { today } = await readOrganization(world.db, orgId, (tx) => placeOf(tx, orgId, world.now()))
    return presented(series, today)
  })
}

const presented = (
  { code, prefix, pattern, next, yearlyReset, ...rest }: NumberSeries,
  today: string,
): view.NumberSeries => ({
  code,
  prefix,
  pattern,
  next: Number(next),
  yearlyReset,
  preview: nextNumbers({ code, prefix, pattern, next, yearlyReset, ...rest }, today),
})
