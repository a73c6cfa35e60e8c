import { DateInput, type DateInputProps } from '@mantine/dates'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText } from './dates.ts'

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'error' | 'minDate' | 'maxDate'> & {
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** The first day it may be. */
  readonly from?: string | undefined
  /** The last day it may be. */
  readonly to?: string | undefined
}

/**
 * A calendar date within bounds. One that is typed beyond them stays as it was typed and says what is wrong, and its form
 * is not sent: left to the library it would become another date without a word.
 */
export function DateWithin({ value, onChange, from, to, ...rest }: Props) {
  const { t } = useTranslation('common')
  const input = useRef<HTMLInputElement>(null)
  const isBeyond = (day: string): boolean =>
    (from !== undefined && day < from) || (to !== undefined && day > to)
  const fault =
    value === null || !isBeyond(value)
      ? null
      : from !== undefined && value < from
        ? t('dayTooEarly', { day: dayText(from) })
        : t('dayTooLate', { day: dayText(to!) })
  useEffect(() => input.current?.setCustomValidity(fault ?? ''), [fault])
  return (
    <DateInput
      ref={input}
      value={value}
      onChange={onChange}
      error={fault}
      getDayProps={(day) => ({ disabled: isBeyond(day) })}
      {...rest}
    />
  )
}
