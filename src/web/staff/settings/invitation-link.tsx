import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslation } from 'react-i18next'
import type { InvitationMade } from '../../../contract/member.ts'
import { Copied } from '../../ui/copied.tsx'

/** The link of an invitation just made, which went out by mail: shown once. */
export function InvitationLink({ made: { email, path } }: { made: InvitationMade }) {
  const { t } = useTranslation('people')
  return (
    <Stack>
      <Text size="sm">{t('linkSays', { email })}</Text>
      <Copied label={t('link')} value={`${window.location.origin}${path}`} />
      <Text size="sm" className="quiet">
        {t('linkLost')}
      </Text>
      <Group justify="flex-end">
        <Button onClick={() => modals.closeAll()}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}
