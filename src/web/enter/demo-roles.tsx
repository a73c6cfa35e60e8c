import { Button, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useEnterDemo } from '../api/people.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { ROLES } from '../ui/roles.ts'

/** One button for each role that one can have in the demo. */
export function DemoRoles() {
  const { t } = useTranslation('people')
  const enter = useEnterDemo()
  return (
    <Stack gap="sm">
      <div>
        <Title order={2} size="h5">
          {t('demoTitle')}
        </Title>
        <Text size="sm" className="quiet">
          {t('demoSays')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {ROLES.map((role) => (
          <Button
            key={role}
            variant={role === 'owner' ? 'filled' : 'default'}
            loading={enter.isPending && enter.variables === role}
            disabled={enter.isPending && enter.variables !== role}
            title={t(`rolesSay.${role}`)}
            onClick={() => enter.mutate(role)}
          >
            {t(`roles.${role}`)}
          </Button>
        ))}
      </SimpleGrid>
      {enter.error && <ProblemAlert error={enter.error} />}
    </Stack>
  )
}
