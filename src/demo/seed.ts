import { readFile } from 'node:fs/promises'
import { isRefusal } from '../kernel/refusal.ts'
import { changeLogo } from '../operations/change-logo.ts'
import { createOrganization } from '../operations/create-organization.ts'
import type { World } from '../operations/world.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { listOrganizations } from '../store/reading/organizations.ts'
import { assert } from '../kernel/assert.ts'
import { Bookkeeper } from './bookkeeper.ts'
import { auroraAir } from './charter.ts'
import { nordlichtTechnik } from './field-service.ts'
import { swiftCouriers } from './fleet.ts'
import { brightsideHome } from './home-services.ts'
import { localDate } from '../kernel/date.ts'
import { type OnStage, Stage } from './stage.ts'
import type { DemoBusiness } from './story.ts'
import { volumeOf } from './volume.ts'

/** The demo's businesses, one for each way of billing. */
export const DEMO_BUSINESSES: readonly DemoBusiness[] = [
  swiftCouriers,
  nordlichtTechnik,
  auroraAir,
  brightsideHome,
]

const OWNER = { name: 'Demo', role: 'owner' } as const

/** Longer ago than the first act of any story. */
const OPENED_DAYS_AGO = 430

/**
 * Fills an empty installation with four businesses and fourteen months of their work. Everything enters by the road every
 * real event takes, on the days it happened; the same day makes the same books. An installation that has organizations
 * is left as it is.
 */
export async function seedDemo(world: World, tell: (line: string) => void): Promise<void> {
  const there = await acrossOrganizations(world.db, (tx) => listOrganizations(tx))
  if (there.length > 0) return
  tell('Making the demo: four businesses and fourteen months of their work.')
  await Promise.all(DEMO_BUSINESSES.map((business) => seedBusiness(world, business)))
}

async function seedBusiness(world: World, business: DemoBusiness): Promise<void> {
  const stage = new Stage(world, business)
  const { slug, name, timeZone, currency, profile, seller } = business
  const input = { slug, name, timeZone, currency, profile, seller }
  const made = await createOrganization(stage.on(OPENED_DAYS_AGO), OWNER, input)
  assert(!isRefusal(made), `the demo's ${slug} was refused`)
  const logo = await readFile(new URL(`logos/${slug}.png`, import.meta.url))
  const shown = await changeLogo(stage.on(OPENED_DAYS_AGO), made.orgId, OWNER, logo)
  assert(!isRefusal(shown), `the logo of the demo's ${slug} was refused`)
  const bookkeeper = new Bookkeeper(stage, business, made.orgId, OPENED_DAYS_AGO)
  await bookkeeper.open(OPENED_DAYS_AGO)
  const today = localDate(world.now(), timeZone)
  for (const acts of inOrderOfDays([...volumeOf(business, today), ...business.stories])) {
    await bookkeeper.payOutsBefore(acts[0]!.act.daysAgo)
    await stage.perform(made.orgId, acts)
  }
}

/**
 * Every act of a business, the longest ago first, those together that do not wait for each other: of one day, the first
 * acts of its stories, then their second ones, and so on.
 */
function inOrderOfDays(stories: DemoBusiness['stories']): OnStage[][] {
  const together = new Map<string, { daysAgo: number; turn: number; acts: OnStage[] }>()
  for (const { work, acts } of stories) {
    for (const [at, act] of acts.entries()) {
      const { daysAgo } = act
      const turn = at - acts.findIndex((first) => first.daysAgo === daysAgo)
      const key = `${daysAgo} ${turn}`
      const group = together.get(key) ?? { daysAgo, turn, acts: [] }
      group.acts.push({ work, act })
      together.set(key, group)
    }
  }
  return [...together.values()]
    .toSorted((a, b) => b.daysAgo - a.daysAgo || a.turn - b.turn)
    .map(({ acts }) => acts)
}
