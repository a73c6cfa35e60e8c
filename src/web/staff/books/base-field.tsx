import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trialBalanceOn } from '../../api/books.ts'
import { useOwnOrganization } from '../../app/organization.ts'

/** Tells a report in the own currency. Only there where another one is in use, or where it is on. */
export function BaseField({
  value,
  onChange,
}: {
  value: 'base' | undefined
  onChange: (to: 'base' | undefined) => void
}) {
  const { t } = useTranslation('books')
  const { slug, currency } = useOwnOrganization()
  const held = useQuery(trialBalanceOn(slug, {})).data?.currencies ?? []
  if (value === undefined && held.every((one) => one.currency === currency)) return null
  return (
    <Switch
      label={t('inBase', { currency })}
      checked={value === 'base'}
      onChange={(event) => onChange(event.currentTarget.checked ? 'base' : undefined)}
      mb={8}
      style={{ alignSelf: 'flex-end' }}
    />
  )
}
