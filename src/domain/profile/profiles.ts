import { charter } from './charter.ts'
import { fieldService } from './field-service.ts'
import { fleet } from './fleet.ts'
import { homeServices } from './home-services.ts'
import type { BillingProfile } from './profile.ts'

/** The profiles an organization can start from, by code. */
export const PROFILES: ReadonlyMap<string, BillingProfile> = new Map(
  [fleet, fieldService, charter, homeServices].map((profile) => [profile.code, profile]),
)
