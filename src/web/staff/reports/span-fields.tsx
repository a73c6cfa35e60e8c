import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SpanFilters } from '../../api/management.ts'
import { DayField } from '../../ui/day-field.tsx'
import { KnownAtField } from '../books/known-at-field.tsx'

/** The days a report is of, where nothing is said the year up to today; with all else that the address says. */
export function withDays<Filters extends SpanFilters>(
  search: Filters,
  today: string,
): Filters & { from: string; to: string } {
  const to = search.to ?? today
  return { ...search, to, from: search.from ?? `${to.slice(0, 4)}-01-01` }
}

/** Which days a report is of, what stands beside them, and as known when. */
export function SpanFields({
  asked: { from, to, compare, compareFrom, compareTo, knownAt },
  show,
}: {
  asked: SpanFilters & { readonly from: string; readonly to: string }
  show: (part: SpanFilters) => void
}) {
  const { t } = useTranslation('reports')
  const isFree = compareFrom !== undefined || compareTo !== undefined
  const choose = (way: string) =>
    show({
      compare: way === 'previous' || way === 'year' ? way : undefined,
      compareFrom: way === 'days' ? from : undefined,
      compareTo: way === 'days' ? to : undefined,
    })
  return (
    <>
      <DayField label={t('from')} value={from} onChange={(day) => show({ from: day })} />
      <DayField label={t('to')} value={to} onChange={(day) => show({ to: day })} />
      <NativeSelect
        label={t('compare')}
        value={isFree ? 'days' : (compare ?? '')}
        data={[
          { value: '', label: t('nothing') },
          { value: 'previous', label: t('previous') },
          { value: 'year', label: t('yearBefore') },
          { value: 'days', label: t('otherDays') },
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {isFree && (
        <>
          <DayField
            label={t('compareFrom')}
            value={compareFrom}
            onChange={(day) => show({ compareFrom: day })}
          />
          <DayField label={t('compareTo')} value={compareTo} onChange={(day) => show({ compareTo: day })} />
        </>
      )}
      <KnownAtField value={knownAt} onChange={(instant) => show({ knownAt: instant })} />
    </>
  )
}
