import { say } from '../domain/sentence/say.ts'
import {
  checkPattern,
  checkPrefix,
  drawNumbers,
  formatNumber,
  type NumberSeries,
  shapeOf,
} from '../domain/invoice/numbering.ts'
import { forbidden } from '../domain/plan/forbidden.ts'
import { may } from '../domain/status/role.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { inOrganization, readOrganization } from '../store/engine/transaction.ts'
import type { Tx } from '../store/engine/transaction.ts'
import { openBooks } from '../store/facts/open-books.ts'
import { listNumberSeries, numberToRepeat, printSeriesAs } from '../store/number-series.ts'
import { noteAct } from './note-act.ts'
import type { Actor, World } from './world.ts'

/** How a series is to print its numbers. */
export interface SeriesForm {
  readonly prefix: string
  readonly pattern: string
}

/** The series as it would be. Refused: number_series_not_found, number_pattern_unusable, number_prefix_unusable, number_would_repeat. */
export function tryNumberSeries(
  world: World,
  orgId: string,
  code: string,
  form: SeriesForm,
): Promise<NumberSeries | Refusal> {
  return readOrganization(world.db, orgId, async (tx) =>
    asAsked(tx, orgId, await listNumberSeries(tx, orgId), code, form, today(world)),
  )
}

/**
 * Changes how the numbers to come are printed: the counter counts on, and no number is ever given twice (rule 14).
 * Refused: forbidden, and what `tryNumberSeries` is refused for.
 */
export async function changeNumberSeries(
  world: World,
  orgId: string,
  actor: Actor,
  code: string,
  { reason = null, ...form }: SeriesForm & { readonly reason?: string | null | undefined },
): Promise<NumberSeries | Refusal> {
  if (!may(actor.role, 'manage')) return forbidden('change how documents are numbered')
  return inOrganization(world.db, orgId, async (tx) => {
    // Whoever draws a number holds the same lock, so that none is drawn between this look and the change.
    const { series } = await openBooks(tx, orgId)
    const after = await asAsked(tx, orgId, series, code, form, today(world))
    if ('message' in after) return after
    const before = series.find((one) => one.code === code)!
    if (before.prefix === after.prefix && before.pattern === after.pattern) return after
    await printSeriesAs(tx, orgId, after)
    await noteAct(world, tx, orgId, actor, {
      subjectType: 'number_series',
      subjectId: orgId,
      verb: 'edit',
      said: say('series_changed', { series: code, number: nextNumbers(after, today(world))[0]! }),
      reason,
      before: { prefix: before.prefix, pattern: before.pattern },
      after: { ...form },
    })
    return after
  })
}

/** The next three numbers of a series, for documents of a day. */
export const nextNumbers = (series: NumberSeries, day: string): string[] =>
  drawNumbers(series, [day, day, day]).numbers.map(({ text }) => text)

/** Only the look of a number depends on it, so the date line makes no difference. */
const today = (world: World): string => new Date(world.now()).toISOString().slice(0, 10)

async function asAsked(
  tx: Tx,
  orgId: string,
  series: readonly NumberSeries[],
  code: string,
  form: SeriesForm,
  day: string,
): Promise<NumberSeries | Refusal> {
  const found = series.find((one) => one.code === code)
  if (!found) return refuse('number_series_not_found', null, 'There is no such number series.')
  const unusable = checkPrefix(form.prefix) ?? checkPattern(form.pattern, found.yearlyReset)
  if (unusable) return { pointer: '/pattern', ...unusable }
  const after = { ...found, ...form }
  const other = series.find(
    (one) =>
      one.code !== code && new RegExp(shapeOf(after), 'u').test(formatNumber(one, 1_000_000_000_000n, day)),
  )
  const repeated = other ? formatNumber(other, other.next, day) : await numberToRepeat(tx, orgId, after)
  if (repeated === null) return after
  return refuse('number_would_repeat', 14, `These numbers could come twice: ${repeated} is one of them.`, {
    pointer: '/pattern',
    remedy: other
      ? `The series ${other.code} prints numbers of this look; choose another prefix.`
      : 'Choose another prefix, so that new numbers differ from those that were given.',
    values: { number: repeated },
  })
}
