import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'

/** Years people book in: while a year is being typed, what stands there is none of them yet. */
const WHOLE_DAY = /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/

/** A calendar date as a filter, in the browser's own field: undefined when it is emptied. */
export function DayField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}) {
  const change = useDebouncedCallback((day: string) => {
    if (day === '' || WHOLE_DAY.test(day)) onChange(day === '' ? undefined : day)
  }, 300)
  return (
    <TextInput
      key={value}
      type="date"
      label={label}
      defaultValue={value ?? ''}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
