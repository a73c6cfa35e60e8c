import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSignOut } from '../api/people.ts'
import { session } from '../api/queries.ts'

/** Who is signed in, their account, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('people')
  const { person } = useSuspenseQuery(session).data
  const signOut = useSignOut()
  if (!person) return null
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('account')}>
          <IconUserCircle size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '8px 12px' }}>
          <Text size="sm" fw={600}>
            {person.name}
          </Text>
          <Text size="xs" className="quiet" style={{ overflowWrap: 'anywhere' }}>
            {person.email}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">
          {t('security')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
