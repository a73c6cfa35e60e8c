import type { TFunction } from 'i18next'
import type { Aging } from '../../../contract/reports.ts'

/** The days of a bucket in words: "Not due", "16–45 days", "Over 90 days". */
export function rangeText(t: TFunction<'books'>, { from, to }: Aging['buckets'][number]): string {
  if (from === null) return t('current')
  return to === null ? t('daysOver', { days: from - 1 }) : t('daysBetween', { from, to })
}
