import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SpanFilters } from '../../api/management.ts'
import { DayField } from '../../ui/day-field.tsx'

/** Which days a report is of, and what stands beside them. */
export function SpanFields({ from, to, compare, show }: SpanFilters & { show: (part: SpanFilters) => void }) {
  const { t } = useTranslation('reports')
  return (
    <>
      <DayField label={t('from')} value={from} onChange={(day) => show({ from: day })} />
      <DayField label={t('to')} value={to} onChange={(day) => show({ to: day })} />
      <NativeSelect
        label={t('compare')}
        value={compare ?? ''}
        data={[
          { value: '', label: t('nothing') },
          { value: 'previous', label: t('previous') },
          { value: 'year', label: t('yearBefore') },
        ]}
        onChange={(event) =>
          show({ compare: (event.currentTarget.value || undefined) as SpanFilters['compare'] })
        }
      />
    </>
  )
}
