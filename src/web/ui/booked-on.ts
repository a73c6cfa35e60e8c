import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../kernel/date.ts'
import { lockDates } from '../api/lock-dates.ts'
import { dayText } from './dates.ts'

/** Where a day is closed: on which one it is booked instead, in a sentence. Undefined where it is open. */
export function useBookedOn(organization: string): (day: string) => string | undefined {
  const { t } = useTranslation('common')
  const closedThrough = useQuery(lockDates(organization)).data?.closedThrough ?? null
  return (day) =>
    closedThrough === null || day > closedThrough
      ? undefined
      : t('bookedOn', { through: dayText(closedThrough), day: dayText(addDays(closedThrough, 1)) })
}
