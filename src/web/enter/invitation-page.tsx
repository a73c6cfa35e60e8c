import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { invitationShown, useAcceptInvitation } from '../api/people.ts'
import { session } from '../api/queries.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useAccountFields } from './account-fields.tsx'
import { DoorFrame } from './door-frame.tsx'
import { linkToken } from './link-token.ts'

/** Where an invitation leads: whoever holds it joins, as somebody new or with the account they have. */
export function InvitationPage() {
  const { t } = useTranslation('people')
  const token = linkToken()
  const invitation = useQuery({ ...invitationShown(token), enabled: token !== '' })
  const person = useQuery(session).data?.person
  const act = useAcceptInvitation()
  const { shown, fields } = useAccountFields()
  if (token === '') return <DoorFrame title="Billhook" says={t('linkMissing')} />
  if (invitation.error) {
    return (
      <DoorFrame title="Billhook">
        <ProblemAlert error={invitation.error} />
      </DoorFrame>
    )
  }
  if (!invitation.data) {
    return (
      <DoorFrame title="Billhook">
        <Skeleton height={220} />
      </DoorFrame>
    )
  }
  const { organization, invitedBy: by, role, email } = invitation.data
  const isSignedIn = person?.email === email
  return (
    <DoorFrame
      title={t('joinTitle', { organization })}
      says={t('joinSays', { by, role: t(`roles.${role}`), email })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate({ token, ...(isSignedIn ? {} : shown) })
        }}
      >
        <Stack>
          {isSignedIn ? <Text size="sm">{t('signedInAs', { email })}</Text> : fields}
          {act.error && <ProblemAlert error={act.error} />}
          <Button type="submit" loading={act.isPending}>
            {isSignedIn ? t('joinAs', { name: person.name }) : t('join')}
          </Button>
        </Stack>
      </form>
    </DoorFrame>
  )
}
