import { OrganizationChanges, OrganizationSettings } from '../organization-settings.ts'
import { declareDoor } from './door.ts'

const tag = 'Organizations'

export const readOrganizationSettings = declareDoor({
  method: 'get',
  path: '/v1/organization',
  tag,
  summary: 'Read the settings of the organization',
  description: 'Who keeps these books and how they bill: what new documents freeze.',
  answer: OrganizationSettings,
})

export const changeOrganization = declareDoor({
  ifMatch: 'must',
  method: 'patch',
  path: '/v1/organization',
  tag,
  summary: 'Change the settings of the organization',
  description:
    'Makes a new version, which new documents point at; those that exist keep theirs. What is not named stays as it is. The currency changes only while nothing is booked.',
  body: OrganizationChanges,
  answer: OrganizationSettings,
  problems: [409],
})
