import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { session } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { PasskeyPanel } from './passkey-panel.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { SessionList } from './session-list.tsx'

/** One's own account: password, second factor, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation('people')
  const { person } = useSuspenseQuery(session).data
  return (
    <Page title={t('security')} under={t('accountUnder')}>
      {person && (
        <>
          <SessionList />
          <PasswordForm email={person.email} />
          <PasskeyPanel />
          <SecondFactorPanel isOn={person.hasSecondFactor} />
        </>
      )}
    </Page>
  )
}
