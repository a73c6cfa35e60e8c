import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from './problem-alert.tsx'

/** What went wrong with a passkey: in the browser's own dialog, or at the server. */
export function PasskeyProblem({ error }: { error: Error }) {
  const { t } = useTranslation('people')
  if (!(error instanceof DOMException)) return <ProblemAlert error={error} />
  // Browsers say the same when one leaves the dialog, when there is no passkey, and when time is up.
  const isThere = error.name === 'InvalidStateError'
  const isElsewhere = error.name === 'SecurityError'
  return (
    <Text size="sm" role="alert">
      {t(isThere ? 'passkeyThere' : isElsewhere ? 'passkeyElsewhere' : 'passkeyLeft')}
    </Text>
  )
}
