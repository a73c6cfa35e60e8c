import { DateInput } from '@mantine/dates'

/** A calendar date as a filter: undefined when it is emptied. */
export function DayField({
  label,
  value,
  onChange,
  isInside = false,
}: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
  /** Whether it stands in something that closes when anything outside is touched. */
  isInside?: boolean
}) {
  return (
    <DateInput
      label={label}
      clearable
      // What is empty shows as such, to style sheets too.
      placeholder=" "
      value={value ?? null}
      onChange={(day) => onChange(day ?? undefined)}
      {...(isInside ? { size: 'xs', popoverProps: { withinPortal: false } } : {})}
    />
  )
}
