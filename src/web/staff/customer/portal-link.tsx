import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useTranslation } from 'react-i18next'
import type { PortalClientInvited } from '../../../contract/portal-client.ts'
import { Copied } from '../../ui/copied.tsx'

/** What became of an invitation: it was mailed, or its link is to be handed over, shown this once. */
export function PortalLink({ invited: { email, link } }: { invited: PortalClientInvited }) {
  const { t } = useTranslation('portalAccess')
  return (
    <Stack>
      {link === null ? (
        <Text size="sm">{t('mailed', { email })}</Text>
      ) : (
        <>
          <Text size="sm">{t('linkSays', { email })}</Text>
          <Copied label={t('link')} value={link} />
          <Text size="sm" className="quiet">
            {t('linkLater', { email, address: link.replace(/\/enter#.*$/, '') })}
          </Text>
        </>
      )}
      <Group justify="flex-end">
        <Button onClick={() => modals.closeAll()}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}
