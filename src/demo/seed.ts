import { isRefusal } from '../kernel/refusal.ts'
import { createOrganization } from '../operations/create-organization.ts'
import type { World } from '../operations/world.ts'
import { acrossOrganizations } from '../store/engine/transaction.ts'
import { listOrganizations } from '../store/reading/organizations.ts'
import { assert } from '../kernel/assert.ts'
import { auroraAir } from './charter.ts'
import { nordlichtTechnik } from './field-service.ts'
import { swiftCouriers } from './fleet.ts'
import { brightsideHome } from './home-services.ts'
import { Stage } from './stage.ts'
import type { Act, DemoBusiness } from './story.ts'

/** The demo's businesses, one for each way of billing. */
export const DEMO_BUSINESSES: readonly DemoBusiness[] = [
  swiftCouriers,
  nordlichtTechnik,
  auroraAir,
  brightsideHome,
]

const OWNER = { name: 'Demo', role: 'owner' } as const

/**
 * Fills an empty installation with four businesses and some months of their work. Everything enters by the road every
 * real event takes, on the days it happened; the same day makes the same books. An installation that has organizations
 * is left as it is.
 */
export async function seedDemo(world: World, tell: (line: string) => void): Promise<void> {
  const there = await acrossOrganizations(world.db, (tx) => listOrganizations(tx))
  if (there.length > 0) return
  tell('Making the demo: four businesses and three months of their work.')
  for (const business of DEMO_BUSINESSES) await seedBusiness(world, business)
}

async function seedBusiness(world: World, business: DemoBusiness): Promise<void> {
  const stage = new Stage(world, business)
  const { slug, name, timeZone, currency, profile, seller } = business
  const input = { slug, name, timeZone, currency, profile, seller }
  const made = await createOrganization(stage.on(120), OWNER, input)
  assert(!isRefusal(made), `the demo's ${slug} was refused`)
  for (const { work, act } of inOrderOfDays(business)) await stage.perform(made.orgId, work, act)
}

/** Every act of a business, the longest ago first; of one day, in the order they are told. */
function inOrderOfDays(business: DemoBusiness): { work: string; act: Act }[] {
  return business.stories
    .flatMap(({ work, acts }) => acts.map((act) => ({ work, act })))
    .toSorted((a, b) => b.act.daysAgo - a.act.daysAgo)
}
