import { DateTimePicker } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { epochMsOfLocal, offsetMsAt } from '../../../kernel/zone.ts'
import { useOwnOrganization } from '../../app/organization.ts'

/** An instant from which on nothing was known yet, to tell what a report said then (rule 21); now when it is emptied. */
export function KnownAtField({
  value,
  onChange,
  isInside = false,
}: {
  value: string | undefined
  onChange: (instant: string | undefined) => void
  /** Whether it stands in something that closes when anything outside is touched. */
  isInside?: boolean
}) {
  const { t } = useTranslation('reports')
  const { timeZone } = useOwnOrganization()
  return (
    <DateTimePicker
      label={t('knownAt')}
      placeholder={t('knownNow')}
      valueFormat="D MMM YYYY, HH:mm"
      clearable
      {...(isInside ? { size: 'xs', popoverProps: { withinPortal: false } } : {})}
      value={value === undefined ? null : clockOf(value, timeZone)}
      clearButtonProps={{ 'aria-label': `${t('knownAt')}: ${t('knownNow')}` }}
      submitButtonProps={{ 'aria-label': t('choose') }}
      onChange={(picked) => {
        const [date, clock] = picked?.split(' ') ?? []
        onChange(date && clock ? new Date(epochMsOfLocal(date, clock, timeZone)).toISOString() : undefined)
      }}
    />
  )
}

/** What the organization's clocks showed at an instant: 2026-03-31 17:00:00. */
const clockOf = (instant: string, timeZone: string): string => {
  const at = Date.parse(instant)
  return new Date(at + offsetMsAt(at, timeZone)).toISOString().slice(0, 19).replace('T', ' ')
}
