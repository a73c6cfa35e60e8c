import { useTranslation } from 'react-i18next'
import type { WorkEventRow } from '../../../contract/work-event.ts'

const TONES = { done: 'good', nothing: 'ended', refused: 'bad' } as const

/** What came of an event. */
export function OutcomeBadge({ outcome }: { outcome: WorkEventRow['outcome'] }) {
  const { t } = useTranslation('events')
  return <span className={`tone tone-${TONES[outcome]}`}>{t(`outcomes.${outcome}`)}</span>
}
