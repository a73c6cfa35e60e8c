import { stepTexts, toldText } from '../../texts/told.ts'
import { Code, Grid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../../client/problem.ts'
import type { Tried } from '../../api/webhook-sources.ts'
import { prettyJson } from '../../ui/json-pretty.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Paper } from '../invoice/paper.tsx'
import { Panel } from './panel.tsx'

/** What a body came to: the work event with what it would do to the books, nothing on purpose, or what is in the way. */
export function TrialResult({
  tried: { result, shown },
  isPast,
}: {
  tried: Tried
  /** The mapping or the body was changed since. */
  isPast: boolean
}) {
  const { t } = useTranslation('sources')
  const { event, nothing, problems } = result
  const past = isPast && (
    <Text size="sm" className="quiet" mb="sm">
      {t('trial.past')}
    </Text>
  )
  if (nothing !== null) {
    return (
      <Panel title={t('trial.title')} beside={<span className="tone tone-ended">{t('trial.nothing')}</span>}>
        {past}
        <Text size="sm">{nothing}</Text>
      </Panel>
    )
  }
  if (event === null) {
    return (
      <Panel title={t('trial.title')} beside={<span className="tone tone-bad">{t('trial.noEvent')}</span>}>
        {past}
        <Text size="sm">{t('trial.inTheWay', { count: problems.length })}</Text>
      </Panel>
    )
  }
  return (
    <Panel title={t('trial.title')} beside={<span className="tone tone-good">{t('trial.event')}</span>}>
      {past}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Part title={t('trial.theEvent')}>
            <Code block tabIndex={0} style={{ maxHeight: 520, overflow: 'auto' }}>
              {prettyJson(event)}
            </Code>
          </Part>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Part title={t('trial.effect')}>
            <Effect shown={shown} />
          </Part>
        </Grid.Col>
      </Grid>
    </Panel>
  )
}

function Effect({ shown }: Pick<Tried, 'shown'>) {
  const { t } = useTranslation('sources')
  if (shown === null) return null
  if (shown instanceof BillhookProblem) return <ProblemAlert error={shown} />
  const { answer, invoices } = shown
  if (answer.repeated) return <Text size="sm">{t('trial.repeated')}</Text>
  if (answer.outcome === 'nothing') return <Text size="sm">{toldText(answer.said, answer.reason ?? '')}</Text>
  return (
    <Stack>
      <ol className="timeline">
        {stepTexts(answer).map((step, at) => (
          <li key={at}>
            <Text size="sm">{step}</Text>
          </li>
        ))}
      </ol>
      {invoices.map((invoice) => (
        <Paper key={invoice.id} invoice={invoice} />
      ))}
    </Stack>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={8}>
      <Title order={3} fz={13} fw={600} className="quiet">
        {title}
      </Title>
      {children}
    </Stack>
  )
}
