import { useTranslation } from 'react-i18next'
import type { Organization } from '../../contract/organization.ts'

/** The profiles that come with the program. */
const BUILT_IN = ['fleet', 'field-service', 'charter', 'home-services'] as const

/** How a business bills, in the reader's language; a profile of its own as it is called. */
export function useProfileName(): (profile: Pick<Organization['profile'], 'code' | 'name'>) => string {
  const { t } = useTranslation('common')
  return ({ code, name }) => {
    const known = BUILT_IN.find((one) => one === code)
    return known === undefined ? name : t(`profiles.${known}`)
  }
}
