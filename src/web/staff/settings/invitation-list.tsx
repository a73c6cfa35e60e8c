import { Button, Group, Stack, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../../../contract/member.ts'
import { useInviteAgain, useWithdraw } from '../../api/people.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { InvitationLink } from './invitation-link.tsx'

/** Invitations that wait to be accepted. */
export function InvitationList({
  invitations,
  organization,
  timeZone,
  mayMakeOwners,
}: {
  invitations: readonly Invitation[]
  organization: string
  timeZone: string
  mayMakeOwners: boolean
}) {
  const { t } = useTranslation('people')
  const withdraw = useWithdraw(organization)
  const again = useInviteAgain(organization)
  const error = withdraw.error ?? again.error
  const sendAgain = (id: string): void =>
    again.mutate(id, {
      onSuccess: (made) =>
        modals.open({ title: t('invitedAgain'), children: <InvitationLink made={made} /> }),
    })
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('waiting')}
      </Title>
      {error && <ProblemAlert error={error} />}
      <div className="surface">
        <div className="scroll">
          <table className="rows cards">
            <tbody>
              {invitations.map(({ id, email, role, createdBy, expiresAt, hasExpired }) => (
                <tr key={id}>
                  <td style={{ overflowWrap: 'anywhere' }}>
                    {email}
                    <div className="quiet" style={{ fontSize: 12.5 }}>
                      {t('invited', { by: createdBy })}
                    </div>
                  </td>
                  <td>{t(`roles.${role}`)}</td>
                  <td className="phone-hide">
                    {hasExpired ? t('expired') : t('until', { when: instantText(expiresAt, timeZone) })}
                  </td>
                  <td style={{ textAlign: 'end', gridColumn: '1 / -1' }}>
                    <Group gap={6} justify="flex-end" wrap="nowrap">
                      {(mayMakeOwners || role !== 'owner') && (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          color="gray"
                          loading={again.isPending && again.variables === id}
                          aria-label={t('inviteAgainNamed', { email })}
                          onClick={() => sendAgain(id)}
                        >
                          {t('inviteAgain')}
                        </Button>
                      )}
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="gray"
                        loading={withdraw.isPending && withdraw.variables === id}
                        aria-label={t('withdrawNamed', { email })}
                        onClick={() => withdraw.mutate(id)}
                      >
                        {t('withdraw')}
                      </Button>
                    </Group>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Stack>
  )
}
