import { Center, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

export function NotFound() {
  const { t } = useTranslation('common')
  return (
    <Center mih="60vh">
      <Stack align="center" gap="xs">
        <Title order={1} size="h2">
          {t('noPage')}
        </Title>
        <Text className="quiet">{t('noPageWhy')}</Text>
        <Link to="/">{t('toStart')}</Link>
      </Stack>
    </Center>
  )
}
