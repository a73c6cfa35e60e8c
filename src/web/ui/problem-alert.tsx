import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../client/problem.ts'
import { actText, possibleActs, problemText, remedyText } from '../texts/said.ts'
import { FaultText } from './fault-text.tsx'

/**
 * What was refused or failed, in full: what, why, and how to mend it. In another language than English what and how to
 * mend it are in that language, and between them stands what exactly, as the server says it.
 */
export function ProblemAlert({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation('common')
  const problem = error instanceof BillhookProblem ? error.problem : null
  const own = problem && problemText(problem)
  const remedy = problem && remedyText(problem)
  const acts = problem && possibleActs(problem)
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={own ?? error.message}
      role="alert"
    >
      <Stack gap="xs" align="flex-start">
        {own !== null && (
          <Text size="sm" lang="en">
            {error.message}
          </Text>
        )}
        {acts ? (
          <Text size="sm">{t('possibleNow', { acts: acts.map(actText).join(', ') })}</Text>
        ) : (
          problem?.remedy && (
            <Text size="sm" lang={remedy === null ? 'en' : undefined}>
              {remedy ?? problem.remedy}
            </Text>
          )
        )}
        {problem?.errors && problem.errors.length > 1 && (
          <List size="sm">
            {problem.errors.map(({ pointer, code, detail }) => (
              <List.Item key={pointer + detail}>
                {pointer}: <FaultText fault={{ code, detail }} />
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
