import { Button, NativeSelect, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslation } from 'react-i18next'
import type { Member } from '../../../contract/member.ts'
import { Role } from '../../../contract/role.ts'
import { useChangeRole, useRemoveMember } from '../../api/people.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { ROLES } from '../../ui/roles.ts'

/** A member, with what may be changed of them by whoever looks. */
export function MemberRow({
  member,
  organization,
  timeZone,
  isOneself,
  may,
}: {
  member: Member
  organization: string
  timeZone: string
  isOneself: boolean
  may: 'all' | 'all_but_owners' | 'nothing'
}) {
  const { t } = useTranslation('people')
  const change = useChangeRole(organization)
  const remove = useRemoveMember(organization)
  const { id, name, email, role, joinedAt } = member
  const mayChange = may === 'all' || (may === 'all_but_owners' && role !== 'owner')
  const error = change.error ?? remove.error
  const ask = (): void => {
    modals.openConfirmModal({
      title: t('removeNamed', { name }),
      children: <Text size="sm">{t('removeSays', { name })}</Text>,
      labels: { confirm: t('remove'), cancel: t('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(id),
    })
  }
  return (
    <>
      <tr>
        <td>
          {name}
          {isOneself && <span className="quiet"> ({t('you')})</span>}
          <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
            {email}
          </div>
        </td>
        <td>
          {mayChange ? (
            <NativeSelect
              size="xs"
              aria-label={t('roleOf', { name })}
              value={role}
              disabled={change.isPending}
              data={ROLES.filter((one) => may === 'all' || one !== 'owner').map((value) => ({
                value,
                label: t(`roles.${value}`),
              }))}
              onChange={(event) => change.mutate({ id, role: Role.parse(event.currentTarget.value) })}
            />
          ) : (
            t(`roles.${role}`)
          )}
        </td>
        <td className="phone-hide">{instantText(joinedAt, timeZone)}</td>
        {may !== 'nothing' && (
          <td style={{ textAlign: 'end', gridColumn: '1 / -1' }}>
            {mayChange && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                loading={remove.isPending}
                aria-label={t('removeNamed', { name })}
                onClick={ask}
              >
                {t('remove')}
              </Button>
            )}
          </td>
        )}
      </tr>
      {error && (
        <tr>
          <td colSpan={4}>
            <ProblemAlert error={error} />
          </td>
        </tr>
      )}
    </>
  )
}
