import { declareDoor } from './door.ts'
import { Organization, OrganizationNew, Organizations, Session } from '../organization.ts'

export const readSession = declareDoor({
  method: 'get',
  path: '/v1/session',
  tag: 'Organizations',
  summary: 'Who is signed in',
  description:
    'For the interface of the operator: the organizations of this installation, or 401. `values.demo` then says whether anybody may enter by POST /enter/demo.',
  answer: Session,
})

export const listOrganizations = declareDoor({
  method: 'get',
  path: '/v1/organizations',
  tag: 'Organizations',
  summary: 'List organizations',
  description:
    'The organization of the API key; for the operator, every one of this installation. `today` is the calendar date in its time zone.',
  answer: Organizations,
})

export const createOrganization = declareDoor({
  method: 'post',
  path: '/v1/organizations',
  tag: 'Organizations',
  summary: 'Open the books of an organization',
  description:
    'For the operator of this installation. It starts with the chart of accounts, the number series and the profile of its business.',
  body: OrganizationNew,
  answer: Organization,
  makes: true,
})
