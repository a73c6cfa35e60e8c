import { Button, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../../../contract/member.ts'
import { useWithdraw } from '../../api/people.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** Invitations that wait to be accepted. */
export function InvitationList({
  invitations,
  organization,
  timeZone,
}: {
  invitations: readonly Invitation[]
  organization: string
  timeZone: string
}) {
  const { t } = useTranslation('people')
  const withdraw = useWithdraw(organization)
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('waiting')}
      </Title>
      {withdraw.error && <ProblemAlert error={withdraw.error} />}
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
