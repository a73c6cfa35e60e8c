import { Divider, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../client/problem.ts'
import { session } from '../api/queries.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { DemoRoles } from './demo-roles.tsx'
import { DoorFrame } from './door-frame.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The way in: signing in, and in a demo one button for each role. */
export function EnterPage() {
  const { t } = useTranslation('people')
  const { error, isSuccess } = useQuery(session)
  useEffect(() => {
    if (isSuccess) window.location.replace('/')
  }, [isSuccess])
  const refused = error instanceof BillhookProblem && error.status === 401 ? error : null
  const demo = refused?.problem?.values?.['demo'] === true
  return (
    <DoorFrame title="Billhook" says={t('tagline')}>
      {error && !refused && <ProblemAlert error={error} />}
      {!error && <Skeleton height={220} />}
      {demo && (
        <>
          <DemoRoles />
          <Divider />
        </>
      )}
      {refused && <SignInForm />}
      {refused && <PasskeyButton />}
      {refused && !demo && (
        <Text size="sm" className="quiet">
          {t('noAccount')}
        </Text>
      )}
    </DoorFrame>
  )
}
