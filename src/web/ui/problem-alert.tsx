import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../client/problem.ts'
import { actText, placeText, possibleActs, problemText, remedyText } from '../texts/said.ts'
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
  const faults = problem?.errors ?? []
  const [only] = faults.length === 1 ? faults : []
  const title =
    faults.length > 1
      ? t('severalWrong', { count: faults.length })
      : atPlace(only?.pointer, own ?? only?.detail ?? error.message)
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      <Stack gap="xs" align="flex-start">
        {own !== null && faults.length < 2 && (
          <Text size="sm" lang="en">
            {only?.detail ?? error.message}
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
        {faults.length > 1 && (
          <List size="sm">
            {faults.map(({ pointer, code, detail }) => (
              <List.Item key={pointer + detail}>
                {placeText(pointer)}: <FaultText fault={{ code, detail }} />
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

const atPlace = (pointer: string | undefined, what: string): string =>
  pointer ? `${placeText(pointer)}: ${what}` : what
