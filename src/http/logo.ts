import * as doors from '../contract/doors/logo.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { changeLogo } from '../operations/change-logo.ts'
import { presentOrganizationSettings } from '../present/organization-settings.ts'
import type { OrganizationSettings } from '../store/reading/organizations.ts'
import { door } from './door.ts'
import type { App } from './env.ts'

/** The logo that new documents bear. */
export function logoDoors(app: App): void {
  door(app, doors.setLogo, async ({ body, caller: { orgId, actor }, world }) =>
    presented(await changeLogo(world, orgId, actor, body)),
  )

  door(app, doors.removeLogo, async ({ caller: { orgId, actor }, world }) =>
    presented(await changeLogo(world, orgId, actor, null)),
  )
}

const presented = (changed: OrganizationSettings | Refusal) =>
  isRefusal(changed) ? changed : presentOrganizationSettings(changed, true)
