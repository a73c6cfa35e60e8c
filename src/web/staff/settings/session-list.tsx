import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ownSessions, useEndSession } from '../../api/people.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { agentName } from './agent-name.ts'
import { Section } from './section.tsx'

/** Where one is signed in; each can be ended from here. */
export function SessionList() {
  const { t } = useTranslation('people')
  const { data, error, refetch } = useQuery(ownSessions)
  const end = useEndSession()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return (
    <Section title={t('sessions')}>
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {end.error && <ProblemAlert error={end.error} />}
      {!data && !error && <RowsSkeleton count={2} />}
      {data?.items.map(({ id, since, address, agent, isThis }) => {
        const name = agentName(agent) ?? t('unknownAgent')
        return (
          <Group key={id} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={500}>
                {name}
                {isThis && <span className="quiet"> · {t('thisOne')}</span>}
              </Text>
              <Text size="xs" className="quiet">
                {t('signedInSince', { when: instantText(since, timeZone) })}
                {address !== null && ` · ${shortAddress(address)}`}
              </Text>
            </div>
            {!isThis && (
              <Button
                size="compact-sm"
                variant="default"
                loading={end.isPending && end.variables === id}
                aria-label={t('endNamed', { agent: name })}
                onClick={() => end.mutate(id)}
              >
                {t('endSession')}
              </Button>
            )}
          </Group>
        )
      })}
    </Section>
  )
}

/** An address on the network as people write it: IPv6 is kept in full, with all its zeros. */
const shortAddress = (address: string): string =>
  address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address
