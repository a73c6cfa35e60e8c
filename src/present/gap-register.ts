import type * as view from '../contract/gap-register.ts'
import type { Gap, SeriesAccount } from '../store/reading/gap-register.ts'
import type { Page } from '../store/reading/page.ts'
import { numberOf } from './amount.ts'

/** The account of every series, and a page of the numbers that are no live document (rule 14). */
export function presentGapRegister(
  knownAt: string | null,
  series: readonly SeriesAccount[],
  page: Page<Gap>,
): view.GapRegister {
  return {
    knownAt,
    series: series.map((one) => ({
      code: one.code,
      prefix: one.prefix,
      drawn: numberOf(one.drawn),
      live: numberOf(one.live),
      void: numberOf(one.void),
      cancelled: numberOf(one.cancelled),
      missing: one.missing.map(numberOf),
      isWhole: one.missing.length === 0 && one.drawn === one.live + one.void + one.cancelled,
    })),
    items: page.rows.map(
      ({ seq: _, customerId, customerName, supersededBy, supersededByNumber, ...gap }) => ({
        ...gap,
        customer: { id: customerId, name: customerName },
        total: numberOf(gap.total),
        reason: gap.reason ?? '',
        actor: gap.actor ?? '',
        supersededBy: supersededBy === null ? null : { id: supersededBy, number: supersededByNumber },
      }),
    ),
    nextCursor: page.nextCursor,
  }
}
