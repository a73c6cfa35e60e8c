import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../client/problem.ts'

/** What was refused or failed, in full: what, why, and how to mend it. */
export function ProblemAlert({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation('common')
  const problem = error instanceof BillhookProblem ? error.problem : null
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={error.message}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        {problem?.remedy && <Text size="sm">{problem.remedy}</Text>}
        {problem?.errors && problem.errors.length > 1 && (
          <List size="sm">
            {problem.errors.map(({ pointer, detail }) => (
              <List.Item key={pointer + detail}>
                {pointer}: {detail}
              </List.Item>
            ))}
          </List>
        )}
        {problem && (
          <Text size="xs" className="quiet">
            {problem.rule === null
              ? t('problem', { code: problem.code, request: problem.requestId })
              : t('problemOfRule', { code: problem.code, rule: problem.rule, request: problem.requestId })}
          </Text>
        )}
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            {t('tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
