import { Code, SimpleGrid, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconPlugConnected, IconWebhook } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'

/** What each kind of source is for, while there is none. */
export function NoSources() {
  const { t } = useTranslation('sources')
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xl" p="xl">
      <Kind icon={IconPlugConnected} title={t('none.fleetbase')}>
        {t('none.fleetbaseWhy')}
      </Kind>
      <Kind icon={IconWebhook} title={t('none.webhooks')}>
        {t('none.webhooksWhy')}
      </Kind>
      <Kind icon={IconFileSpreadsheet} title={t('none.csv')}>
        <Trans
          t={t}
          i18nKey="none.csvWhy"
          components={{ command: <Code>billhook ingest jobs.csv --mapping jobs.json</Code> }}
        />
      </Kind>
    </SimpleGrid>
  )
}

function Kind({
  icon: Icon,
  title,
  children,
}: {
  icon: typeof IconWebhook
  title: string
  children: ReactNode
}) {
  return (
    <div>
      <Icon size={24} stroke={1.5} aria-hidden style={{ color: 'var(--tone-good)' }} />
      <Text fw={600} mt={8}>
        {title}
      </Text>
      <Text size="sm" className="quiet" mt={4}>
        {children}
      </Text>
    </div>
  )
}
