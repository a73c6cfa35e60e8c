import { Group, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Address } from '../../contract/party.ts'
import { countryChoices } from './countries.ts'

/** An address as it is being written: empty fields are empty texts. */
export type AddressDraft = Readonly<Record<keyof Address, string>>

export const addressDraft = (address: Address | null): AddressDraft => ({
  street: address?.street ?? '',
  street2: address?.street2 ?? '',
  postalCode: address?.postalCode ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  country: address?.country ?? '',
})

/** What was written, without the fields that say nothing; null when none says anything. */
export function addressOf(draft: AddressDraft): Address | null {
  const said = Object.entries(draft).flatMap(([name, text]) =>
    text.trim() === '' ? [] : [[name, text.trim()] as const],
  )
  return said.length === 0 ? null : Object.fromEntries(said)
}

/** The fields of an address. */
export function AddressFields({
  value,
  onChange,
}: {
  value: AddressDraft
  onChange: (draft: AddressDraft) => void
}) {
  const { t } = useTranslation('customers')
  const field = (name: Exclude<keyof Address, 'country'>) => (
    <TextInput
      label={t(name)}
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      {field('street')}
      {field('street2')}
      <Group grow align="flex-start">
        {field('postalCode')}
        {field('city')}
      </Group>
      <Group grow align="flex-start">
        {field('region')}
        <Select
          label={t('country')}
          data={countryChoices(value.country)}
          value={value.country === '' ? null : value.country}
          onChange={(country) => onChange({ ...value, country: country ?? '' })}
          searchable
          clearable
          nothingFoundMessage={t('noCountry')}
        />
      </Group>
    </>
  )
}
