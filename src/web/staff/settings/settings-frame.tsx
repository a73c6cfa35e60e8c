import { Stack } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnOrganization } from '../../app/organization.ts'
import { Page } from '../../ui/page.tsx'
import { RoomTabs } from '../../ui/room-tabs.tsx'

const ROOMS = [
  { to: '/$organization/settings', label: 'company' },
  { to: '/$organization/settings/billing', label: 'billing' },
  { to: '/$organization/settings/numbers', label: 'numbers' },
  { to: '/$organization/settings/members', label: 'members' },
  { to: '/$organization/settings/keys', label: 'keys' },
] as const

/** A page of the settings, with the way to the others. */
export function SettingsFrame({
  room,
  under,
  beside,
  children,
}: {
  room: (typeof ROOMS)[number]['label']
  under: string
  beside?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('settings')
  const organization = useOwnOrganization().slug
  return (
    <Stack gap="lg">
      <RoomTabs
        label={t('title')}
        rooms={ROOMS.map(({ to, label }) => ({ to, name: t(label), isHere: room === label }))}
        organization={organization}
      />
      <Page title={t(room)} under={under} beside={beside}>
        {children}
      </Page>
    </Stack>
  )
}

/** Why nothing can be changed here by whoever looks. */
export function ReadOnly() {
  const { t } = useTranslation('settings')
  return (
    <p className="notice" role="note" style={{ margin: 0 }}>
      <IconLock size={18} aria-hidden />
      {t('readOnly')}
    </p>
  )
}
