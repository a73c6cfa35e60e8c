import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { invitations, members } from '../../api/people.ts'
import { session } from '../../api/queries.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberRow } from './member-row.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** Who works for the organization and as what, and who is invited to. */
export function MembersPage() {
  const { t } = useTranslation('people')
  const { slug, timeZone } = useOwnOrganization()
  const { person, organizations } = useSuspenseQuery(session).data
  const role = organizations.find((one) => one.slug === slug)?.role
  const listed = useQuery(members(slug))
  // Who may not see invitations is told so by the server; then there is no list.
  const waiting = useQuery({ ...invitations(slug), retry: false })
  const manages = waiting.isSuccess
  return (
    <SettingsFrame
      room="members"
      under={t('membersUnder')}
      beside={
        manages && (
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() =>
              modals.open({
                title: t('invite'),
                children: <InviteForm organization={slug} mayMakeOwners={role === 'owner'} />,
              })
            }
          >
            {t('invite')}
          </Button>
        )
      }
    >
      {listed.error ? (
        <ProblemAlert error={listed.error} retry={() => void listed.refetch()} />
      ) : (
        <div className="surface">
          {!listed.data ? (
            <RowsSkeleton count={4} />
          ) : (
            <div className="scroll">
              <table className="rows cards">
                <thead>
                  <tr>
                    <th>{t('member')}</th>
                    <th>{t('role')}</th>
                    <th className="phone-hide">{t('since')}</th>
                    {manages && <td />}
                  </tr>
                </thead>
                <tbody>
                  {listed.data.items.map((member) => (
                    <MemberRow
                      key={member.id}
                      member={member}
                      organization={slug}
                      timeZone={timeZone}
                      isOneself={member.id === person?.id}
                      may={manages ? (role === 'owner' ? 'all' : 'all_but_owners') : 'nothing'}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
      {waiting.data && waiting.data.items.length > 0 && (
        <InvitationList
          invitations={waiting.data.items}
          organization={slug}
          timeZone={timeZone}
          mayMakeOwners={role === 'owner'}
        />
      )}
    </SettingsFrame>
  )
}
