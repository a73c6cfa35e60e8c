import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customersToChoose } from '../api/payments.ts'

/** A customer by a part of their name: the server looks, so that it finds one among any number. */
export function CustomerSelect({
  organization,
  label,
  placeholder,
  nothing,
  value,
  onChange,
}: {
  organization: string
  label: string
  placeholder: string
  /** Said when nobody fits. */
  nothing: string
  /** Its id, or nothing yet. */
  value: string
  onChange: (id: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 150)
  const { data } = useQuery(customersToChoose(organization, q))
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  // Whoever is chosen stays in the list, whatever is looked for.
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label={label}
      placeholder={placeholder}
      required
      searchable
      data={options}
      filter={({ options: all }) => all}
      nothingFoundMessage={nothing}
      value={value === '' ? null : value}
      searchValue={typed}
      onSearchChange={(text) => setTyped(text)}
      onChange={(id, option) => {
        if (id === null || option === null) return
        setChosen({ value: id, label: option.label })
        onChange(id)
      }}
    />
  )
}
