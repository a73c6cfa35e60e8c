import { addDays } from '../kernel/date.ts'
import { assert } from '../kernel/assert.ts'
import { Chance } from '../simulator/chance.ts'
import { TRADES } from '../simulator/trades.ts'
import { currencyOf } from '../simulator/work-stream.ts'
import {
  type Act,
  cancelled,
  type DemoBusiness,
  paid,
  refunded,
  type Story,
  story,
  toldAs,
  voided,
} from './story.ts'

/** How much a demo business does beside the stories told by hand. */
export interface Volume {
  readonly seed: number
  /** Pieces of work in a month of middling business. */
  readonly aMonth: number
  /** What each month from January on is to a middling one. */
  readonly season: readonly number[]
  /** The number its first piece of work bears. */
  readonly firstNumber: number
  /** Calendar days its customers have to pay. */
  readonly termsDays: number
  /** What people do before a document can go out, and then, all on the day named. */
  readonly prepare: (daysAgo: number) => readonly Act[]
  readonly finish: (daysAgo: number) => readonly Act[]
}

/** Fourteen months. */
const DAYS = 426
const CUSTOMERS = 13
const WORKDAYS_A_MONTH = 21
/** These customers, by number, pay late as a habit. */
const SLOW_PAYERS = [3, 8, 11]

/** The everyday work of a business up to today: the same day makes the same stories. */
export function volumeOf(business: DemoBusiness, today: string): Story[] {
  const { volume } = business
  const chance = new Chance(volume.seed)
  const stories: Story[] = []
  for (let daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
    const day = addDays(today, -daysAgo)
    if (toWorkday(today, daysAgo) !== daysAgo) continue
    const expected = (volume.aMonth / WORKDAYS_A_MONTH) * volume.season[Number(day.slice(5, 7)) - 1]!
    const count = Math.floor(expected + chance.next())
    for (let one = 0; one < count; one++)
      stories.push(everyday(business, today, daysAgo, volume.firstNumber + stories.length, chance))
  }
  return stories
}

/** One piece of work: told, perhaps told again, billed, and paid as its customer pays. */
function everyday(
  business: DemoBusiness,
  today: string,
  daysAgo: number,
  count: number,
  chance: Chance,
): Story {
  const trade = TRADES.get(business.profile)
  assert(trade, `there is no trade for ${business.profile}`)
  const { volume } = business
  const id = `${trade.prefix}-${count}`
  const number = chance.whole(0, CUSTOMERS - 1)
  const said = trade.bill(chance, {
    id,
    customer: trade.customer(number),
    currency: currencyOf(trade, number, business.currency),
    day: addDays(today, -daysAgo),
  })
  const again = chance.happens(0.04) ? trade.follow(chance, said, 1) : null
  const billedOn = toWorkday(today, daysAgo - chance.whole(1, 3))
  const acts = [
    toldAs(daysAgo, said),
    ...(again ? [toldAs(daysAgo, again)] : []),
    ...(again?.type === 'order.cancelled'
      ? []
      : [...volume.prepare(billedOn), ...goneOut(volume, today, billedOn, number, chance)]),
  ]
  return story(id, ...untilToday(acts))
}

/** Most documents go out and are paid; some are void before that, and some are cancelled after it. */
function goneOut(volume: Volume, today: string, billedOn: number, customer: number, chance: Chance): Act[] {
  const fate = chance.next()
  if (fate < 0.02) return [voided(billedOn, chance.of(VOID_REASONS))]
  const out = [...volume.finish(billedOn)]
  if (fate < 0.035) return [...out, cancelled(billedOn - 1, chance.of(CANCEL_REASONS))]
  return [...out, ...settled(today, billedOn - volume.termsDays, customer, chance)]
}

const VOID_REASONS = ['Entered twice.', 'Covered by the contract.', 'Billed to the wrong customer.']
const CANCEL_REASONS = [
  'The customer was promised it for nothing.',
  'Agreed with the customer after a complaint.',
]

/** How a document is paid that is due so many days ago: most on time, some late, some in parts, some not at all. */
function settled(today: string, dueAgo: number, customer: number, chance: Chance): Act[] {
  const late = chance.happens(SLOW_PAYERS.includes(customer) ? 0.7 : 0.06)
  const paidOn = toWorkday(today, late ? dueAgo - chance.whole(2, 38) : dueAgo + chance.whole(1, 11))
  const method = chance.happens(0.2) ? 'card' : 'bank_transfer'
  const fate = chance.next()
  // What is long overdue is paid or given up in the end, so only the newer ones stand open.
  if (fate < 0.05 && dueAgo < 130) return []
  if (fate < 0.1) {
    const rest = toWorkday(today, paidOn - chance.whole(8, 40))
    return [paid(paidOn, chance.of([0.5, 0.4, 0.25]), method), paid(rest, 'rest', method)]
  }
  if (fate < 0.115) return [paid(paidOn, 1.1, method)]
  const whole = paid(paidOn, 1, method)
  return fate < 0.13 ? [whole, refunded(paidOn - 4, chance.of(REFUND_REASONS))] : [whole]
}

// What is given back is owed again: none of them says that it is not.
const REFUND_REASONS = [
  'Charged to the wrong card.',
  'Taken back by the bank.',
  'Paid for somebody else by mistake.',
]

/** The acts up to today; what comes later did not happen yet, nor what follows on it. */
function untilToday(acts: readonly Act[]): Act[] {
  const future = acts.findIndex(({ daysAgo }) => daysAgo < 0)
  return future === -1 ? [...acts] : acts.slice(0, future)
}

/** A day as so many days ago; Saturdays and Sundays become the Monday after. */
function toWorkday(today: string, daysAgo: number): number {
  const weekday = new Date(`${addDays(today, -daysAgo)}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? daysAgo - 2 : weekday === 0 ? daysAgo - 1 : daysAgo
}
