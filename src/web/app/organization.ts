import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import i18next from 'i18next'
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
  if (!organization) throw new Error(i18next.t('noOrganization', { ns: 'common' }))
  return organization
}
