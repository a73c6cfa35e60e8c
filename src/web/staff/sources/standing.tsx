import type { SourceConnection } from '../../../contract/source-connection.ts'
import type { WebhookSource } from '../../../contract/webhook-source.ts'

/** How a connection stands, in one word: ended, in trouble, not tried yet, or working. */
export function Standing({ connection }: { connection: SourceConnection }) {
  const [label, tone] = standingOf(connection)
  return <span className={`tone tone-${tone}`}>{label}</span>
}

function standingOf({ revokedAt, lastCheck, lastPoll }: SourceConnection): [label: string, tone: string] {
  if (revokedAt !== null) return ['Ended', 'ended']
  if (lastPoll?.outcome === 'failed') return ['Not answering', 'bad']
  if (lastCheck?.points.some((point) => point.passed === false)) return ['Needs attention', 'attention']
  return lastCheck || lastPoll ? ['Working', 'good'] : ['Not tried yet', 'neutral']
}

/** Whether a webhook source is on, in one word. */
export function WebhookStanding({ source: { on } }: { source: WebhookSource }) {
  return <span className={`tone tone-${on ? 'good' : 'neutral'}`}>{on ? 'On' : 'Off'}</span>
}
