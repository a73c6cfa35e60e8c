import { declareDoor } from './door.ts'
import { Organization, OrganizationNew, Organizations, Session } from '../organization.ts'

export const readSession = declareDoor({
  method: 'get',
  path: '/v1/session',
  tag: 'Organizations',
  summary: 'Who is signed in',
  description:
    'The person of the session cookie with the organizations they work for, and as what; or 401. `values.demo` then says whether anybody may enter by POST /v1/session/demo.',
  answer: Session,
})

export const listOrganizations = declareDoor({
  method: 'get',
  path: '/v1/organizations',
  tag: 'Organizations',
  summary: 'List organizations',
  description:
    'The organization of the API key; for a person, those they work for; for the operator, every one of this installation. `today` is the calendar date in its time zone.',
  answer: Organizations,
})

export const createOrganization = declareDoor({
  method: 'post',
  path: '/v1/organizations',
  tag: 'Organizations',
  summary: 'Open the books of an organization',
  description:
    'For the operator of this installation and for its keepers, who become its owners. It starts with the chart of accounts, the number series and the profile of its business.',
  body: OrganizationNew,
  answer: Organization,
  makes: true,
})
