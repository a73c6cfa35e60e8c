import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Organization } from '../../contract/organization.ts'
import { session } from '../api/queries.ts'

/** The organization whose pages these are, by the short name in the address; null on pages of none. */
export function useOrganization(): Organization | null {
  const { organization: slug } = useParams({ strict: false })
  const { data } = useSuspenseQuery(session)
  return data.organizations.find((one) => one.slug === slug) ?? null
}

/** The same on a page that has one. */
export function useOwnOrganization(): Organization {
  const organization = useOrganization()
  if (!organization) throw new Error('There is no such organization here.')
  return organization
}
