import type { WorkEventRow } from '../../../contract/work-event.ts'

const OUTCOMES = {
  done: ['Carried out', 'good'],
  nothing: ['Nothing to do', 'ended'],
  refused: ['Refused', 'bad'],
} as const

/** What came of an event. */
export function OutcomeBadge({ outcome }: { outcome: WorkEventRow['outcome'] }) {
  const [label, tone] = OUTCOMES[outcome]
  return <span className={`tone tone-${tone}`}>{label}</span>
}
