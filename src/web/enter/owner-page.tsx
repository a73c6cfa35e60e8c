import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBecomeOwner } from '../api/people.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useAccountFields } from './account-fields.tsx'
import { DoorFrame } from './door-frame.tsx'
import { linkToken } from './link-token.ts'

/** Where the link leads that was printed: it makes an owner. */
export function OwnerPage() {
  const { t } = useTranslation('people')
  const act = useBecomeOwner()
  const [email, setEmail] = useState('')
  const { shown, fields } = useAccountFields()
  const token = linkToken()
  return (
    <DoorFrame title={t('ownerTitle')} says={t(token === '' ? 'linkMissing' : 'ownerSays')}>
      {token !== '' && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            act.mutate({ token, email: email.trim(), ...shown })
          }}
        >
          <Stack>
            <TextInput
              label={t('email')}
              type="email"
              required
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            {fields}
            {act.error && <ProblemAlert error={act.error} />}
            <Button type="submit" loading={act.isPending}>
              {t(shown.name === undefined ? 'signIn' : 'ownerDo')}
            </Button>
          </Stack>
        </form>
      )}
    </DoorFrame>
  )
}
