import { useTranslation } from 'react-i18next'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import type { WebhookSource } from '../../../contract/webhook-source.ts'

const TONES = {
  ended: 'ended',
  silent: 'bad',
  attention: 'attention',
  working: 'good',
  untried: 'neutral',
} as const

/** How a connection stands, in one word: ended, in trouble, not tried yet, or working. */
export function Standing({ connection }: { connection: SourceConnection }) {
  const { t } = useTranslation('sources')
  const state = standingOf(connection)
  return <span className={`tone tone-${TONES[state]}`}>{t(`states.${state}`)}</span>
}

function standingOf({ revokedAt, lastCheck, lastPoll }: SourceConnection): keyof typeof TONES {
  if (revokedAt !== null) return 'ended'
  if (lastPoll?.outcome === 'failed') return 'silent'
  if (lastCheck?.points.some((point) => point.passed === false)) return 'attention'
  return lastCheck || lastPoll ? 'working' : 'untried'
}

/** Whether a webhook source is on, in one word. */
export function WebhookStanding({ source: { on } }: { source: WebhookSource }) {
  const { t } = useTranslation('sources')
  return (
    <span className={`tone tone-${on ? 'good' : 'neutral'}`}>{on ? t('states.on') : t('states.off')}</span>
  )
}
