import { DateInput } from '@mantine/dates'

/** A calendar date as a filter: undefined when it is emptied. */
export function DayField({
  label,
  value,
  onChange,
  size,
}: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
  size?: 'xs'
}) {
  return (
    <DateInput
      label={label}
      clearable
      value={value ?? null}
      onChange={(day) => onChange(day ?? undefined)}
      {...(size === undefined ? {} : { size })}
    />
  )
}
