import { Button, Menu, Text } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../contract/organization.ts'
import { session } from '../api/queries.ts'
import { profileText } from '../texts/said.ts'

/** Whose books these are, and the way to the others. */
export function OrganizationSwitcher({ current }: { current: Organization }) {
  const { t } = useTranslation()
  const { data } = useSuspenseQuery(session)
  const navigate = useNavigate()
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          rightSection={<IconSelector size={15} aria-hidden />}
          miw={0}
          // What overflows is cut off, and so would be what stands below the line of writing.
          styles={{ label: { display: 'block', height: 'auto', lineHeight: 1.5, textOverflow: 'ellipsis' } }}
          maw={240}
        >
          {current.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('organizations')}</Menu.Label>
        {data.organizations.map((one) => (
          <Menu.Item
            key={one.id}
            rightSection={one.id === current.id ? <IconCheck size={16} aria-label={t('current')} /> : null}
            onClick={() => void navigate({ to: '/$organization', params: { organization: one.slug } })}
          >
            {one.name}
            <Text size="xs" className="quiet">
              {profileText(one.profile)} · {one.currency}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
