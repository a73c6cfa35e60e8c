import { SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { amountLocale } from '../../texts/texts.ts'
import { SECONDS, type Standing } from './running.ts'

/** What the run did so far, and its last minute second by second. */
export function Figures({ standing: { counts, seconds } }: { standing: Standing }) {
  const { t } = useTranslation('simulator')
  const shown = (count: number | undefined): string => (count ?? 0).toLocaleString(amountLocale())
  const notDone = counts ? counts.refused + counts.failed : 0
  return (
    <div className="surface">
      <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="lg" p="lg">
        <Figure label={t('told')} text={shown(counts?.told)} />
        <Figure label={t('invoices')} text={shown(counts?.invoices)} />
        <Figure label={t('finished')} text={shown(counts?.finished)} />
        <Figure label={t('payments')} text={shown(counts?.payments)} />
        <Figure label={t('notDone')} text={shown(notDone)} bad={notDone > 0} />
        <Figure
          label={t('answered')}
          text={counts ? `${counts.p50.toFixed(0)} ms` : '—'}
          under={counts ? t('most', { ms: counts.p95.toFixed(0) }) : undefined}
        />
      </SimpleGrid>
      <Pulse seconds={seconds} />
    </div>
  )
}

function Figure({
  label,
  text,
  under,
  bad = false,
}: {
  label: string
  text: string
  under?: string | undefined
  bad?: boolean
}) {
  return (
    <div>
      <Text size="xs" className="quiet">
        {label}
      </Text>
      <Text className="amount" fz={24} fw={620} lh={1.3} style={bad ? { color: 'var(--tone-bad)' } : {}}>
        {text}
      </Text>
      {under !== undefined && (
        <Text size="xs" className="quiet amount">
          {under}
        </Text>
      )}
    </div>
  )
}

const HEIGHT = 36

/** The acts of the last minute, a bar for each second. */
function Pulse({ seconds }: { seconds: readonly number[] }) {
  const { t } = useTranslation('simulator')
  const most = Math.max(4, ...seconds)
  return (
    <svg
      className="pulse"
      viewBox={`0 0 ${SECONDS} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('lastMinute', { acts: seconds.reduce((sum, count) => sum + count, 0) })}
    >
      {seconds.map((count, at) => {
        const height = Math.max(1, (count / most) * HEIGHT)
        return <rect key={at} x={at + 0.15} y={HEIGHT - height} width={0.7} height={height} />
      })}
    </svg>
  )
}
