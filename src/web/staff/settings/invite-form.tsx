import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Role } from '../../../contract/role.ts'
import { useInvite } from '../../api/people.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { ROLES } from '../../ui/roles.ts'
import { InvitationLink } from './invitation-link.tsx'

/** Invites somebody, and then shows the link: once. */
export function InviteForm({
  organization,
  mayMakeOwners,
}: {
  organization: string
  mayMakeOwners: boolean
}) {
  const { t } = useTranslation('people')
  const act = useInvite(organization)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('billing_specialist')
  const made = act.data
  if (made) return <InvitationLink made={made} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ email: email.trim(), role })
      }}
    >
      <Stack>
        <TextInput
          label={t('email')}
          type="email"
          required
          data-autofocus
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('role')}
          description={t(`rolesSay.${role}`)}
          value={role}
          data={ROLES.filter((one) => mayMakeOwners || one !== 'owner').map((value) => ({
            value,
            label: t(`roles.${value}`),
          }))}
          onChange={(event) => setRole(Role.parse(event.currentTarget.value))}
        />
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('inviteDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
