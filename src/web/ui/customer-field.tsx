import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customer, customersLike } from '../api/lists.ts'

/** A customer to narrow by, found by part of their name. */
export function CustomerField({
  label,
  placeholder,
  organization,
  value,
  choose,
  size = 'sm',
  isInside = false,
}: {
  label: string
  placeholder?: string
  organization: string
  value: string | undefined
  choose: (id: string | undefined) => void
  size?: 'xs' | 'sm'
  /** Whether it stands in something that closes when anything outside is touched. */
  isInside?: boolean
}) {
  const [text, setText] = useState('')
  const [typed] = useDebouncedValue(text, 150)
  const found = useQuery(customersLike(organization, typed))
  const chosen = useQuery({ ...customer(organization, value ?? ''), enabled: value !== undefined })
  const rows = [...(chosen.data && value ? [chosen.data] : []), ...(found.data?.items ?? [])]
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (
    <Select
      size={size}
      label={label}
      placeholder={placeholder}
      searchable
      openOnFocus={false}
      clearable
      data={[...names].map(([id, name]) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value ?? null}
      onSearchChange={setText}
      onChange={(id) => choose(id ?? undefined)}
      comboboxProps={{ withinPortal: !isInside }}
    />
  )
}
